-- One row per insight; a quarter in which nothing stands out has none
SELECT quarter, insight_class, rank, rule, dimension, value, other_value, finding, suggestion, cases, observed, share, rest_share, excess_cases, p_value, tests, adjusted_p_value, evidence_query, refreshed_at
FROM escalations_tables.quarterly_insights
