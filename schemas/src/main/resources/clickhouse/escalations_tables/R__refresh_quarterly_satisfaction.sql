-- Computes quarterly_satisfaction
DROP VIEW IF EXISTS escalations_tables.refresh_quarterly_satisfaction;

CREATE MATERIALIZED VIEW escalations_tables.refresh_quarterly_satisfaction
REFRESH AFTER 60 SECOND
TO escalations_tables.quarterly_satisfaction
DEFINER = admin SQL SECURITY DEFINER
AS
WITH (SELECT fiscal_year_starts_in_month FROM escalations.reporting_settings) AS first_month
SELECT
    fiscal_quarter_name(fiscal_quarter_start(rated_at, first_month), first_month) AS quarter,
    cut.1 AS dimension,
    cut.2 AS value,
    count() AS ratings,
    countIf(rating >= 4) AS satisfied,
    round(satisfied / ratings, 6) AS satisfied_share,
    round((satisfied + 1.9208 - 1.96 * sqrt(satisfied * (ratings - satisfied) / ratings + 0.9604)) / (ratings + 3.8416), 6) AS satisfied_share_low,
    round((satisfied + 1.9208 + 1.96 * sqrt(satisfied * (ratings - satisfied) / ratings + 0.9604)) / (ratings + 3.8416), 6) AS satisfied_share_high,
    0.9 AS target_share,
    multiIf(binomial_at_most(satisfied, ratings, target_share) <= 0.025, 'BELOW', 1 - binomial_at_most(satisfied - 1, ratings, target_share) <= 0.025, 'ABOVE', 'UNSURE') AS verdict,
    round(avg(rating), 3) AS mean_rating,
    now64(3) AS refreshed_at
FROM escalations.satisfaction_ratings
ARRAY JOIN [('ALL', ''), ('DEPARTMENT', ifNull(department, '')), ('ISSUE_CATEGORY', ifNull(issue_category, '')), ('ISSUE_TYPE', ifNull(issue_type, '')),
    ('PRIORITY', ifNull(priority, '')), ('CHANNEL', ifNull(channel, '')), ('TIER', ifNull(toString(tier), '')), ('ESCALATED', if(escalated, 'yes', 'no')), ('MONTH', formatDateTime(rated_at, '%Y-%m'))] AS cut
GROUP BY quarter, dimension, value
COMMENT 'Computes quarterly_satisfaction';
