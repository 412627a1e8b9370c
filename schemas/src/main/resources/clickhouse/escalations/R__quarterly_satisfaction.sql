-- One row per quarter, dimension and value with at least one rating; none where nobody rates
SELECT quarter, dimension, value, ratings, satisfied, satisfied_share, satisfied_share_low, satisfied_share_high, target_share, verdict, mean_rating, refreshed_at
FROM escalations_tables.quarterly_satisfaction
