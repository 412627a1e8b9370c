-- Whether a share of satisfied customers is above or below what is promised is told by the exact binomial test: by the ends of
-- Wilson's interval, which is no good with a handful of ratings, a single bad one was enough for BELOW.
-- Terms more than 2,000 below both the number and what is expected are left out: they count nothing before millions of ratings.

CREATE OR REPLACE FUNCTION binomial_at_most AS (hits, cases, share) -> least(1., arraySum(x -> exp(
    lgamma(cases + 1) - lgamma(x + 1) - lgamma(cases - x + 1) + x * log(share) + (cases - x) * log(1 - share)),
    range(toUInt64(greatest(0, least(toInt64(hits), toInt64(cases * share)) - 2000)), toUInt64(greatest(0, toInt64(hits) + 1)))));

ALTER TABLE escalations_tables.quarterly_satisfaction COMMENT COLUMN verdict 'ABOVE or BELOW if so many or more, so few or fewer, satisfied ones had a chance of 2.5 % at most with the promised share; else UNSURE';

ALTER TABLE escalations_tables.refresh_quarterly_satisfaction MODIFY QUERY
WITH (SELECT fiscal_year_starts_in_month FROM escalations.reporting_settings) AS first_month
SELECT
    fiscal_quarter_name(fiscal_quarter_start(rated_at, first_month), first_month) AS quarter,
    cut.1 AS dimension,
    cut.2 AS value,
    count() AS ratings,
    countIf(rating >= 4) AS satisfied,
    round(satisfied / ratings, 4) AS satisfied_share,
    round((satisfied + 1.9208 - 1.96 * sqrt(satisfied * (ratings - satisfied) / ratings + 0.9604)) / (ratings + 3.8416), 4) AS satisfied_share_low,
    round((satisfied + 1.9208 + 1.96 * sqrt(satisfied * (ratings - satisfied) / ratings + 0.9604)) / (ratings + 3.8416), 4) AS satisfied_share_high,
    0.9 AS target_share,
    multiIf(binomial_at_most(satisfied, ratings, target_share) <= 0.025, 'BELOW', 1 - binomial_at_most(satisfied - 1, ratings, target_share) <= 0.025, 'ABOVE', 'UNSURE') AS verdict,
    round(avg(rating), 3) AS mean_rating,
    now64(3) AS refreshed_at
FROM escalations.satisfaction_ratings
ARRAY JOIN [('ALL', ''), ('DEPARTMENT', ifNull(department, '')), ('ISSUE_CATEGORY', ifNull(issue_category, '')), ('ISSUE_TYPE', ifNull(issue_type, '')),
    ('PRIORITY', ifNull(priority, '')), ('CHANNEL', ifNull(channel, '')), ('TIER', ifNull(toString(tier), '')), ('ESCALATED', if(escalated, 'yes', 'no')), ('MONTH', formatDateTime(rated_at, '%Y-%m'))] AS cut
GROUP BY quarter, dimension, value;

CREATE OR REPLACE VIEW escalations.quarterly_satisfaction
(
    quarter LowCardinality(String) COMMENT 'Year and quarter such as 2016Q2, UTC; of the fiscal year, named after the year it ends in, if one is set',
    dimension LowCardinality(String) COMMENT 'ALL, DEPARTMENT, ISSUE_CATEGORY, ISSUE_TYPE, PRIORITY, CHANNEL, TIER, ESCALATED (yes, no), MONTH (2016-04)',
    value String COMMENT 'Of the dimension; empty: unknown, or dimension ALL',
    ratings UInt64 COMMENT 'SATISFACTION_RATED events of the quarter',
    satisfied UInt64 COMMENT 'Of those, 4 or 5',
    satisfied_share Float64 COMMENT 'satisfied / ratings, 0 to 1',
    satisfied_share_low Float64 COMMENT 'Lower end of the 95 % interval (Wilson)',
    satisfied_share_high Float64 COMMENT 'Upper end of the 95 % interval (Wilson)',
    target_share Float64 COMMENT 'What is promised: 0.9',
    verdict LowCardinality(String) COMMENT 'ABOVE or BELOW if so many or more, so few or fewer, satisfied ones had a chance of 2.5 % at most with the promised share; else UNSURE',
    mean_rating Float64 COMMENT '1 to 5',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT quarter, dimension, value, ratings, satisfied, satisfied_share, satisfied_share_low, satisfied_share_high, target_share, verdict, mean_rating, refreshed_at
FROM escalations_tables.quarterly_satisfaction
COMMENT 'One row per quarter, dimension and value with at least one rating; none where nobody rates';

-- Where cases are named in the order in which they are opened, as most systems do, a span of time lies in few granules of a table that is
-- sorted by case.
ALTER TABLE escalations_tables.case_events ADD INDEX IF NOT EXISTS by_time occurred_at TYPE minmax GRANULARITY 1;

ALTER TABLE escalations_tables.case_events MATERIALIZE INDEX by_time;
