-- What leadership reads, by quarter. Each view shows a table that is computed anew 30 seconds after it was last ready,
-- so that a page costs nothing whatever the history; refreshed_at says as of when.
-- Rows are counted in the quarter of what they count: a case in that of its opening, an escalation in that of its
-- hand-over, a clock in that of its start, a resolution time in that of its stop, a rating in that of its event.

CREATE OR REPLACE FUNCTION fiscal_quarter_start AS (instant, first_month) -> addMonths(toStartOfQuarter(addMonths(toStartOfMonth(instant), 1 - first_month)), first_month - 1);

CREATE OR REPLACE FUNCTION fiscal_quarter_name AS (quarter_start, first_month) -> concat(toString(toYear(addMonths(quarter_start, 1 - first_month)) + (first_month > 1)), 'Q', toString(toQuarter(addMonths(quarter_start, 1 - first_month))));

CREATE OR REPLACE FUNCTION fiscal_quarter_begin AS (quarter, first_month) -> addMonths(makeDate(toUInt16(substring(quarter, 1, 4)) - (first_month > 1), 3 * toUInt8(substring(quarter, 6, 1)) - 2, 1), first_month - 1);

-- Whether a share of satisfied customers is above or below what is promised is told by the exact binomial test, not by the ends of
-- Wilson's interval, which would call a single bad rating BELOW. Terms more than 2,000 below both the number and what is expected
-- are left out: they count nothing before millions of ratings.
CREATE OR REPLACE FUNCTION binomial_at_most AS (hits, cases, share) -> least(1., arraySum(x -> exp(
    lgamma(cases + 1) - lgamma(x + 1) - lgamma(cases - x + 1) + x * log(share) + (cases - x) * log(1 - share)),
    range(toUInt64(greatest(0, least(toInt64(hits), toInt64(cases * share)) - 2000)), toUInt64(greatest(0, toInt64(hits) + 1)))));

CREATE TABLE IF NOT EXISTS escalations_tables.reporting_settings
(
    fiscal_year_starts_in_month UInt8 COMMENT '1 for calendar quarters (the default) to 12',
    set_at DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT 'The last row counts'
)
ENGINE = MergeTree
ORDER BY set_at
COMMENT 'How reports are cut: the last row; without a row, calendar quarters';

CREATE OR REPLACE VIEW escalations.reporting_settings
(
    fiscal_year_starts_in_month UInt8 COMMENT '1 for calendar quarters to 12'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT if(argMax(fiscal_year_starts_in_month, set_at) BETWEEN 1 AND 12, argMax(fiscal_year_starts_in_month, set_at), 1)
    AS fiscal_year_starts_in_month
FROM escalations_tables.reporting_settings
COMMENT 'One row: how reports are cut into quarters';

CREATE TABLE IF NOT EXISTS escalations_tables.case_milestones
(
    type LowCardinality(String) COMMENT 'CASE_OPENED, REOPENED, RESOLVED, CLOSED, CANCELLED, SATISFACTION_RATED, COMPENSATED',
    case_id String COMMENT 'The case',
    event_id String COMMENT 'With case_id the identity of the event',
    occurred_at DateTime64(3, 'UTC') COMMENT 'Event time',
    sequence Int64 COMMENT 'Order among events of one case at one instant',
    priority LowCardinality(Nullable(String)) COMMENT 'As carried by this event',
    department LowCardinality(Nullable(String)) COMMENT 'As carried by this event',
    tier Nullable(UInt8) COMMENT 'As carried by this event',
    channel LowCardinality(Nullable(String)) COMMENT 'As carried by this event',
    customer_segment LowCardinality(Nullable(String)) COMMENT 'As carried by this event',
    issue_category LowCardinality(Nullable(String)) COMMENT 'As carried by this event',
    issue_type LowCardinality(Nullable(String)) COMMENT 'As carried by this event',
    issue_product LowCardinality(Nullable(String)) COMMENT 'As carried by this event',
    rating Nullable(UInt8) COMMENT '1 to 5, on SATISFACTION_RATED',
    compensated_amount Nullable(Decimal(38, 9)) COMMENT 'What was granted, on COMPENSATED',
    compensated_currency LowCardinality(Nullable(String)) COMMENT 'ISO 4217'
)
ENGINE = ReplacingMergeTree
ORDER BY (type, case_id, event_id)
COMMENT 'The accepted events that reports start from, by type; copied as they are written';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.copy_case_milestones TO escalations_tables.case_milestones
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    type, case_id, event_id, occurred_at, sequence, priority, department, tier, channel, customer_segment, issue_category, issue_type, issue_product,
    rating, compensated_amount, compensated_currency
FROM escalations_tables.case_events
WHERE type IN ('CASE_OPENED', 'REOPENED', 'RESOLVED', 'CLOSED', 'CANCELLED', 'SATISFACTION_RATED', 'COMPENSATED')
COMMENT 'Copies milestones';

CREATE OR REPLACE VIEW escalations.case_openings
(
    case_id String COMMENT 'The case',
    opened_at DateTime64(3, 'UTC') COMMENT 'The first CASE_OPENED',
    priority LowCardinality(Nullable(String)) COMMENT 'As carried by that event',
    department LowCardinality(Nullable(String)) COMMENT 'As carried by that event',
    tier Nullable(UInt8) COMMENT 'As carried by that event',
    channel LowCardinality(Nullable(String)) COMMENT 'As carried by that event',
    customer_segment LowCardinality(Nullable(String)) COMMENT 'As carried by that event',
    issue_category LowCardinality(Nullable(String)) COMMENT 'As carried by that event',
    issue_type LowCardinality(Nullable(String)) COMMENT 'As carried by that event',
    issue_product LowCardinality(Nullable(String)) COMMENT 'As carried by that event'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT case_id, occurred_at AS opened_at, priority, department, tier, channel, customer_segment, issue_category, issue_type, issue_product
FROM escalations_tables.case_milestones
WHERE type = 'CASE_OPENED'
ORDER BY case_id, occurred_at, sequence, event_id
LIMIT 1 BY case_id
COMMENT 'One row per opened case: what was known of it when it was opened';

CREATE OR REPLACE VIEW escalations.satisfaction_ratings
(
    case_id String COMMENT 'The case',
    event_id String COMMENT 'The SATISFACTION_RATED event',
    rated_at DateTime64(3, 'UTC') COMMENT 'Event time',
    rating UInt8 COMMENT '1 to 5; satisfied is 4 or 5',
    escalated UInt8 COMMENT '1: the case had been escalated at or before the rating',
    department LowCardinality(Nullable(String)) COMMENT 'As of the last stop before the rating: who solved it; null without a stop',
    tier Nullable(UInt8) COMMENT 'As of that stop',
    priority LowCardinality(Nullable(String)) COMMENT 'As of that stop',
    channel LowCardinality(Nullable(String)) COMMENT 'As of that stop',
    issue_category LowCardinality(Nullable(String)) COMMENT 'As of that stop',
    issue_type LowCardinality(Nullable(String)) COMMENT 'As of that stop'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    rated.case_id AS case_id,
    rated.event_id AS event_id,
    rated.occurred_at AS rated_at,
    assumeNotNull(rated.rating) AS rating,
    first_escalation.case_id != '' AND first_escalation.escalated_at <= rated.occurred_at AS escalated,
    spell.department AS department,
    spell.tier AS tier,
    spell.priority AS priority,
    spell.channel AS channel,
    spell.issue_category AS issue_category,
    spell.issue_type AS issue_type
FROM (SELECT * FROM escalations_tables.case_milestones FINAL WHERE type = 'SATISFACTION_RATED' AND rating IS NOT NULL) AS rated
ASOF LEFT JOIN (
    SELECT * FROM escalations_tables.case_resolutions FINAL
    WHERE case_id IN (SELECT case_id FROM escalations_tables.case_milestones WHERE type = 'SATISFACTION_RATED')
) AS spell ON spell.case_id = rated.case_id AND rated.occurred_at >= spell.stopped_at
LEFT JOIN (
    SELECT case_id, min(escalated_at) AS escalated_at FROM escalations_tables.escalations FINAL
    WHERE case_id IN (SELECT case_id FROM escalations_tables.case_milestones WHERE type = 'SATISFACTION_RATED')
    GROUP BY case_id
) AS first_escalation ON first_escalation.case_id = rated.case_id
COMMENT 'One row per rating a customer gave';

CREATE TABLE IF NOT EXISTS escalations_tables.quarterly_volume
(
    quarter LowCardinality(String) COMMENT 'Year and quarter such as 2016Q2, UTC; of the fiscal year, named after the year it ends in, if one is set',
    dimension LowCardinality(String) COMMENT 'ALL, DEPARTMENT, ISSUE_CATEGORY, ISSUE_TYPE, PRIORITY, CHANNEL, TIER',
    value String COMMENT 'Of the dimension; empty: unknown, or dimension ALL',
    cases_opened UInt64 COMMENT 'Cases opened in the quarter, by what was known of them when opened',
    cases_escalated UInt64 COMMENT 'Of those, escalated since, in whichever quarter',
    cases_reopened UInt64 COMMENT 'Of those, reopened since',
    escalations UInt64 COMMENT 'Hand-overs of the quarter to another department or a higher tier, of cases opened earlier too, by who received them',
    functional UInt64 COMMENT 'Of those, to another department',
    hierarchical UInt64 COMMENT 'Of those, to a higher tier or priority',
    automatic UInt64 COMMENT 'Of those, by the system',
    escalations_per_100_cases Nullable(Float64) COMMENT 'Escalations of the quarter for every hundred cases opened in it, those of cases opened earlier included; null without a case',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
ENGINE = MergeTree
ORDER BY (quarter, dimension, value)
COMMENT 'Cases and escalations by quarter';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.refresh_quarterly_volume
REFRESH AFTER 30 SECOND
TO escalations_tables.quarterly_volume
DEFINER = admin SQL SECURITY DEFINER
AS
WITH (SELECT fiscal_year_starts_in_month FROM escalations.reporting_settings) AS first_month
SELECT
    quarter,
    cut.1 AS dimension,
    cut.2 AS value,
    sum(opened) AS cases_opened,
    sum(escalated) AS cases_escalated,
    sum(reopened) AS cases_reopened,
    sum(handed_on) AS escalations,
    sumIf(handed_on, kind = 'FUNCTIONAL') AS functional,
    sumIf(handed_on, kind = 'HIERARCHICAL') AS hierarchical,
    sumIf(handed_on, kind = 'AUTOMATIC') AS automatic,
    if(cases_opened = 0, NULL, round(100 * escalations / cases_opened, 4)) AS escalations_per_100_cases,
    now64(3) AS refreshed_at
FROM
(
    SELECT
        fiscal_quarter_name(fiscal_quarter_start(opening.opened_at, first_month), first_month) AS quarter,
        opening.department AS department, opening.issue_category AS issue_category, opening.issue_type AS issue_type,
        opening.priority AS priority, opening.channel AS channel, opening.tier AS tier,
        count() AS opened, countIf(now.escalation_count > 0) AS escalated, countIf(now.reopen_count > 0) AS reopened, 0 AS handed_on, NULL AS kind
    FROM escalations.case_openings AS opening
    INNER JOIN (SELECT case_id, escalation_count, reopen_count FROM escalations_tables.cases FINAL) AS now ON now.case_id = opening.case_id
    GROUP BY ALL
    UNION ALL
    SELECT
        fiscal_quarter_name(fiscal_quarter_start(escalated_at, first_month), first_month) AS quarter,
        department, issue_category, issue_type, priority, channel, tier,
        0 AS opened, 0 AS escalated, 0 AS reopened, count() AS handed_on, kind
    FROM escalations_tables.escalations FINAL
    GROUP BY ALL
)
ARRAY JOIN [('ALL', ''), ('DEPARTMENT', ifNull(department, '')), ('ISSUE_CATEGORY', ifNull(issue_category, '')), ('ISSUE_TYPE', ifNull(issue_type, '')),
    ('PRIORITY', ifNull(priority, '')), ('CHANNEL', ifNull(channel, '')), ('TIER', ifNull(toString(tier), ''))] AS cut
GROUP BY quarter, dimension, value
COMMENT 'Computes quarterly_volume';

CREATE OR REPLACE VIEW escalations.quarterly_volume
(
    quarter LowCardinality(String) COMMENT 'Year and quarter such as 2016Q2, UTC; of the fiscal year, named after the year it ends in, if one is set',
    dimension LowCardinality(String) COMMENT 'ALL, DEPARTMENT, ISSUE_CATEGORY, ISSUE_TYPE, PRIORITY, CHANNEL, TIER',
    value String COMMENT 'Of the dimension; empty: unknown, or dimension ALL',
    cases_opened UInt64 COMMENT 'Cases opened in the quarter, by what was known of them when opened',
    cases_escalated UInt64 COMMENT 'Of those, escalated since, in whichever quarter',
    cases_reopened UInt64 COMMENT 'Of those, reopened since',
    escalations UInt64 COMMENT 'Hand-overs of the quarter to another department or a higher tier, of cases opened earlier too, by who received them',
    functional UInt64 COMMENT 'Of those, to another department',
    hierarchical UInt64 COMMENT 'Of those, to a higher tier or priority',
    automatic UInt64 COMMENT 'Of those, by the system',
    escalations_per_100_cases Nullable(Float64) COMMENT 'Escalations of the quarter for every hundred cases opened in it, those of cases opened earlier included; null without a case',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT quarter, dimension, value, cases_opened, cases_escalated, cases_reopened, escalations, functional, hierarchical, automatic, escalations_per_100_cases, refreshed_at
FROM escalations_tables.quarterly_volume
COMMENT 'One row per quarter, dimension and value with at least one case or escalation';

CREATE TABLE IF NOT EXISTS escalations_tables.quarterly_resolution
(
    quarter LowCardinality(String) COMMENT 'Year and quarter such as 2016Q2, UTC; of the fiscal year, named after the year it ends in, if one is set',
    dimension LowCardinality(String) COMMENT 'ALL, DEPARTMENT, ISSUE_CATEGORY, ISSUE_TYPE, PRIORITY, CHANNEL, TIER',
    value String COMMENT 'Of the dimension; empty: unknown, or dimension ALL',
    resolved UInt64 COMMENT 'Times a case was solved in the quarter (RESOLVED or CLOSED, once more after each reopening), by what was known then',
    mean_seconds Nullable(Decimal(18, 3)) COMMENT 'Mean time from the opening of a case to its solution, nights and pauses included; null without one',
    p50_seconds Nullable(Decimal(18, 3)) COMMENT 'Half of the cases were solved within this time: exact median, interpolated',
    p90_seconds Nullable(Decimal(18, 3)) COMMENT 'Nine of ten cases were solved within this time: exact percentile, interpolated',
    p95_seconds Nullable(Decimal(18, 3)) COMMENT 'Exact percentile, interpolated',
    escalations_resolved UInt64 COMMENT 'Escalations that ended in the quarter RESOLVED or DEESCALATED, by who had received them',
    escalation_mean_seconds Nullable(Decimal(18, 3)) COMMENT 'Hand-over to end, wall time; null without one',
    escalation_p50_seconds Nullable(Decimal(18, 3)) COMMENT 'Exact median, interpolated',
    escalation_p90_seconds Nullable(Decimal(18, 3)) COMMENT 'Exact percentile, interpolated',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
ENGINE = MergeTree
ORDER BY (quarter, dimension, value)
COMMENT 'Resolution times by quarter';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.refresh_quarterly_resolution
REFRESH AFTER 30 SECOND
TO escalations_tables.quarterly_resolution
DEFINER = admin SQL SECURITY DEFINER
AS
WITH (SELECT fiscal_year_starts_in_month FROM escalations.reporting_settings) AS first_month
SELECT
    quarter,
    cut.1 AS dimension,
    cut.2 AS value,
    countIf(is_spell) AS resolved,
    toDecimal64(round(avgOrNullIf(seconds, is_spell), 3), 3) AS mean_seconds,
    toDecimal64(round(quantileExactInclusiveOrNullIf(0.5)(toFloat64(seconds), is_spell), 3), 3) AS p50_seconds,
    toDecimal64(round(quantileExactInclusiveOrNullIf(0.9)(toFloat64(seconds), is_spell), 3), 3) AS p90_seconds,
    toDecimal64(round(quantileExactInclusiveOrNullIf(0.95)(toFloat64(seconds), is_spell), 3), 3) AS p95_seconds,
    countIf(NOT is_spell) AS escalations_resolved,
    toDecimal64(round(avgOrNullIf(seconds, NOT is_spell), 3), 3) AS escalation_mean_seconds,
    toDecimal64(round(quantileExactInclusiveOrNullIf(0.5)(toFloat64(seconds), NOT is_spell), 3), 3) AS escalation_p50_seconds,
    toDecimal64(round(quantileExactInclusiveOrNullIf(0.9)(toFloat64(seconds), NOT is_spell), 3), 3) AS escalation_p90_seconds,
    now64(3) AS refreshed_at
FROM
(
    SELECT fiscal_quarter_name(fiscal_quarter_start(stopped_at, first_month), first_month) AS quarter, department, issue_category, issue_type, priority, channel, tier,
        toFloat64(resolution_seconds) AS seconds, true AS is_spell
    FROM escalations_tables.case_resolutions FINAL
    UNION ALL
    SELECT fiscal_quarter_name(fiscal_quarter_start(assumeNotNull(ended_at), first_month), first_month) AS quarter, department, issue_category, issue_type, priority, channel, tier,
        toFloat64(assumeNotNull(resolution_seconds)) AS seconds, false AS is_spell
    FROM escalations_tables.escalations FINAL
    WHERE resolution_seconds IS NOT NULL AND ended_at IS NOT NULL
)
ARRAY JOIN [('ALL', ''), ('DEPARTMENT', ifNull(department, '')), ('ISSUE_CATEGORY', ifNull(issue_category, '')), ('ISSUE_TYPE', ifNull(issue_type, '')),
    ('PRIORITY', ifNull(priority, '')), ('CHANNEL', ifNull(channel, '')), ('TIER', ifNull(toString(tier), ''))] AS cut
GROUP BY quarter, dimension, value
COMMENT 'Computes quarterly_resolution';

CREATE OR REPLACE VIEW escalations.quarterly_resolution
(
    quarter LowCardinality(String) COMMENT 'Year and quarter such as 2016Q2, UTC; of the fiscal year, named after the year it ends in, if one is set',
    dimension LowCardinality(String) COMMENT 'ALL, DEPARTMENT, ISSUE_CATEGORY, ISSUE_TYPE, PRIORITY, CHANNEL, TIER',
    value String COMMENT 'Of the dimension; empty: unknown, or dimension ALL',
    resolved UInt64 COMMENT 'Times a case was solved in the quarter (RESOLVED or CLOSED, once more after each reopening), by what was known then',
    mean_seconds Nullable(Decimal(18, 3)) COMMENT 'Mean time from the opening of a case to its solution, nights and pauses included; null without one',
    p50_seconds Nullable(Decimal(18, 3)) COMMENT 'Half of the cases were solved within this time: exact median, interpolated',
    p90_seconds Nullable(Decimal(18, 3)) COMMENT 'Nine of ten cases were solved within this time: exact percentile, interpolated',
    p95_seconds Nullable(Decimal(18, 3)) COMMENT 'Exact percentile, interpolated',
    escalations_resolved UInt64 COMMENT 'Escalations that ended in the quarter RESOLVED or DEESCALATED, by who had received them',
    escalation_mean_seconds Nullable(Decimal(18, 3)) COMMENT 'Hand-over to end, wall time; null without one',
    escalation_p50_seconds Nullable(Decimal(18, 3)) COMMENT 'Exact median, interpolated',
    escalation_p90_seconds Nullable(Decimal(18, 3)) COMMENT 'Exact percentile, interpolated',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT quarter, dimension, value, resolved, mean_seconds, p50_seconds, p90_seconds, p95_seconds, escalations_resolved, escalation_mean_seconds, escalation_p50_seconds, escalation_p90_seconds, refreshed_at
FROM escalations_tables.quarterly_resolution
COMMENT 'One row per quarter, dimension and value with at least one stop or ended escalation';

CREATE TABLE IF NOT EXISTS escalations_tables.quarterly_sla
(
    quarter LowCardinality(String) COMMENT 'Year and quarter such as 2016Q2, UTC; of the fiscal year, named after the year it ends in, if one is set',
    clock LowCardinality(String) COMMENT 'first_response, resolution, …',
    dimension LowCardinality(String) COMMENT 'ALL, DEPARTMENT, ISSUE_CATEGORY, PRIORITY, TIER',
    value String COMMENT 'Of the dimension; empty: unknown, or dimension ALL',
    clocks UInt64 COMMENT 'Promises made in the quarter: clocks started in it, by what their target was chosen with',
    met UInt64 COMMENT 'Stopped in time',
    breached UInt64 COMMENT 'Due before they were stopped, by what is believed now',
    cancelled UInt64 COMMENT 'Cancelled before due',
    undecided UInt64 COMMENT 'Neither kept nor broken yet: running or paused',
    breached_by_policy_change UInt64 COMMENT 'Of the breached, by a change of target to one already missed',
    target_least_seconds Nullable(Decimal(18, 3)) COMMENT 'The shortest time promised among them, counted by their calendar',
    target_most_seconds Nullable(Decimal(18, 3)) COMMENT 'The longest',
    met_share Nullable(Float64) COMMENT 'Kept promises, of those kept or broken, 0 to 1; null while none is decided',
    overdue_p50_seconds Nullable(Decimal(18, 3)) COMMENT 'How late the broken ones were, in time that counts for the promise: exact median of those that have stopped',
    overdue_p90_seconds Nullable(Decimal(18, 3)) COMMENT 'The same, exact percentile',
    policy_versions Array(String) COMMENT 'The policy versions the rows were computed under',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
ENGINE = MergeTree
ORDER BY (quarter, clock, dimension, value)
COMMENT 'SLA clocks by quarter';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.refresh_quarterly_sla
REFRESH AFTER 30 SECOND
TO escalations_tables.quarterly_sla
DEFINER = admin SQL SECURITY DEFINER
AS
WITH (SELECT fiscal_year_starts_in_month FROM escalations.reporting_settings) AS first_month
SELECT
    fiscal_quarter_name(fiscal_quarter_start(started_at, first_month), first_month) AS quarter,
    clock,
    cut.1 AS dimension,
    cut.2 AS value,
    count() AS clocks,
    countIf(status = 'MET') AS met,
    countIf(status = 'BREACHED') AS breached,
    countIf(status = 'CANCELLED') AS cancelled,
    countIf(status IN ('RUNNING', 'PAUSED')) AS undecided,
    countIf(ifNull(cause, '') = 'POLICY_CHANGE') AS breached_by_policy_change,
    min(target_seconds) AS target_least_seconds,
    max(target_seconds) AS target_most_seconds,
    if(met + breached = 0, NULL, round(met / (met + breached), 4)) AS met_share,
    toDecimal64(round(quantileExactInclusiveOrNullIf(0.5)(toFloat64(overdue_seconds), status = 'BREACHED' AND overdue_seconds IS NOT NULL), 3), 3) AS overdue_p50_seconds,
    toDecimal64(round(quantileExactInclusiveOrNullIf(0.9)(toFloat64(overdue_seconds), status = 'BREACHED' AND overdue_seconds IS NOT NULL), 3), 3) AS overdue_p90_seconds,
    arraySort(groupUniqArray(ifNull(policy_version, ''))) AS policy_versions,
    now64(3) AS refreshed_at
FROM escalations_tables.sla_clocks FINAL
ARRAY JOIN [('ALL', ''), ('DEPARTMENT', ifNull(department, '')), ('ISSUE_CATEGORY', ifNull(issue_category, '')), ('PRIORITY', ifNull(priority, '')),
    ('TIER', ifNull(toString(tier), ''))] AS cut
GROUP BY quarter, clock, dimension, value
COMMENT 'Computes quarterly_sla';

CREATE OR REPLACE VIEW escalations.quarterly_sla
(
    quarter LowCardinality(String) COMMENT 'Year and quarter such as 2016Q2, UTC; of the fiscal year, named after the year it ends in, if one is set',
    clock LowCardinality(String) COMMENT 'first_response, resolution, …',
    dimension LowCardinality(String) COMMENT 'ALL, DEPARTMENT, ISSUE_CATEGORY, PRIORITY, TIER',
    value String COMMENT 'Of the dimension; empty: unknown, or dimension ALL',
    clocks UInt64 COMMENT 'Promises made in the quarter: clocks started in it, by what their target was chosen with',
    met UInt64 COMMENT 'Stopped in time',
    breached UInt64 COMMENT 'Due before they were stopped, by what is believed now',
    cancelled UInt64 COMMENT 'Cancelled before due',
    undecided UInt64 COMMENT 'Neither kept nor broken yet: running or paused',
    breached_by_policy_change UInt64 COMMENT 'Of the breached, by a change of target to one already missed',
    target_least_seconds Nullable(Decimal(18, 3)) COMMENT 'The shortest time promised among them, counted by their calendar',
    target_most_seconds Nullable(Decimal(18, 3)) COMMENT 'The longest',
    met_share Nullable(Float64) COMMENT 'Kept promises, of those kept or broken, 0 to 1; null while none is decided',
    overdue_p50_seconds Nullable(Decimal(18, 3)) COMMENT 'How late the broken ones were, in time that counts for the promise: exact median of those that have stopped',
    overdue_p90_seconds Nullable(Decimal(18, 3)) COMMENT 'The same, exact percentile',
    policy_versions Array(String) COMMENT 'The policy versions the rows were computed under',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT quarter, clock, dimension, value, clocks, met, breached, cancelled, undecided, breached_by_policy_change, target_least_seconds, target_most_seconds, met_share, overdue_p50_seconds, overdue_p90_seconds, policy_versions, refreshed_at
FROM escalations_tables.quarterly_sla
COMMENT 'One row per quarter, clock, dimension and value with at least one clock';

CREATE TABLE IF NOT EXISTS escalations_tables.quarterly_satisfaction
(
    quarter LowCardinality(String) COMMENT 'Year and quarter such as 2016Q2, UTC; of the fiscal year, named after the year it ends in, if one is set',
    dimension LowCardinality(String) COMMENT 'ALL, DEPARTMENT, ISSUE_CATEGORY, ISSUE_TYPE, PRIORITY, CHANNEL, TIER, ESCALATED (yes, no), MONTH (2016-04)',
    value String COMMENT 'Of the dimension; empty: unknown, or dimension ALL',
    ratings UInt64 COMMENT 'Ratings customers gave in the quarter',
    satisfied UInt64 COMMENT 'Of those, 4 or 5',
    satisfied_share Float64 COMMENT 'Ratings of 4 or 5, of all, 0 to 1',
    satisfied_share_low Float64 COMMENT 'Lower end of the 95 % interval (Wilson)',
    satisfied_share_high Float64 COMMENT 'Upper end of the 95 % interval (Wilson)',
    target_share Float64 COMMENT 'What is promised: 0.9',
    verdict LowCardinality(String) COMMENT 'Kept (ABOVE) or missed (BELOW) if, with the promised share, chance alone would give so many, or so few, satisfied ones in at most 2.5 of 100 quarters; else not sure (UNSURE)',
    mean_rating Float64 COMMENT '1 to 5',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
ENGINE = MergeTree
ORDER BY (quarter, dimension, value)
COMMENT 'Customer satisfaction by quarter';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.refresh_quarterly_satisfaction
REFRESH AFTER 30 SECOND
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

CREATE OR REPLACE VIEW escalations.quarterly_satisfaction
(
    quarter LowCardinality(String) COMMENT 'Year and quarter such as 2016Q2, UTC; of the fiscal year, named after the year it ends in, if one is set',
    dimension LowCardinality(String) COMMENT 'ALL, DEPARTMENT, ISSUE_CATEGORY, ISSUE_TYPE, PRIORITY, CHANNEL, TIER, ESCALATED (yes, no), MONTH (2016-04)',
    value String COMMENT 'Of the dimension; empty: unknown, or dimension ALL',
    ratings UInt64 COMMENT 'Ratings customers gave in the quarter',
    satisfied UInt64 COMMENT 'Of those, 4 or 5',
    satisfied_share Float64 COMMENT 'Ratings of 4 or 5, of all, 0 to 1',
    satisfied_share_low Float64 COMMENT 'Lower end of the 95 % interval (Wilson)',
    satisfied_share_high Float64 COMMENT 'Upper end of the 95 % interval (Wilson)',
    target_share Float64 COMMENT 'What is promised: 0.9',
    verdict LowCardinality(String) COMMENT 'Kept (ABOVE) or missed (BELOW) if, with the promised share, chance alone would give so many, or so few, satisfied ones in at most 2.5 of 100 quarters; else not sure (UNSURE)',
    mean_rating Float64 COMMENT '1 to 5',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT quarter, dimension, value, ratings, satisfied, satisfied_share, satisfied_share_low, satisfied_share_high, target_share, verdict, mean_rating, refreshed_at
FROM escalations_tables.quarterly_satisfaction
COMMENT 'One row per quarter, dimension and value with at least one rating; none where nobody rates';

CREATE TABLE IF NOT EXISTS escalations_tables.case_tiers
(
    case_id String COMMENT 'The case',
    tier UInt8 COMMENT 'A tier it has had: 1 frontline to 4 executive or external'
)
ENGINE = ReplacingMergeTree
ORDER BY (case_id, tier)
COMMENT 'The tiers a case has had; copied as its events are written';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.copy_case_tiers TO escalations_tables.case_tiers
DEFINER = admin SQL SECURITY DEFINER
AS SELECT case_id, assumeNotNull(carried) AS tier
FROM (SELECT case_id, tier AS carried FROM escalations_tables.case_events)
WHERE carried IS NOT NULL
COMMENT 'Copies tiers';

CREATE TABLE IF NOT EXISTS escalations_tables.quarterly_tiers
(
    quarter LowCardinality(String) COMMENT 'Year and quarter such as 2016Q2, UTC; of the fiscal year, named after the year it ends in, if one is set',
    tier Nullable(UInt8) COMMENT '1 frontline to 4 executive or external',
    cases UInt64 COMMENT 'Cases opened in the quarter that have had this tier',
    contained UInt64 COMMENT 'Of those, resolved or closed without a higher tier',
    passed_on UInt64 COMMENT 'Of those, given to a higher tier',
    undecided UInt64 COMMENT 'Of those, neither: still open, or cancelled',
    containment_share Nullable(Float64) COMMENT 'Cases resolved or closed without a higher tier, of these and those passed on, 0 to 1; null while none is decided',
    escalations_received UInt64 COMMENT 'Escalations of the quarter into this tier from a lower one',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
ENGINE = MergeTree
ORDER BY quarter
COMMENT 'Tiers by quarter';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.refresh_quarterly_tiers
REFRESH AFTER 30 SECOND
TO escalations_tables.quarterly_tiers
DEFINER = admin SQL SECURITY DEFINER
AS
WITH (SELECT fiscal_year_starts_in_month FROM escalations.reporting_settings) AS first_month
SELECT
    quarter,
    tier,
    sum(had) AS cases,
    sum(was_contained) AS contained,
    sum(was_passed_on) AS passed_on,
    cases - contained - passed_on AS undecided,
    if(contained + passed_on = 0, NULL, round(contained / (contained + passed_on), 4)) AS containment_share,
    sum(received) AS escalations_received,
    now64(3) AS refreshed_at
FROM
(
    SELECT
        fiscal_quarter_name(fiscal_quarter_start(assumeNotNull(opened_at), first_month), first_month) AS quarter,
        CAST(of_case.tier AS Nullable(UInt8)) AS tier,
        count() AS had,
        countIf(max_tier = of_case.tier AND status IN ('RESOLVED', 'CLOSED')) AS was_contained,
        countIf(max_tier > of_case.tier) AS was_passed_on,
        0 AS received
    FROM (SELECT case_id, tier FROM escalations_tables.case_tiers FINAL) AS of_case
    INNER JOIN
    (
        SELECT case_id, opened_at, status, max_tier FROM escalations_tables.cases FINAL WHERE opened_at IS NOT NULL AND max_tier IS NOT NULL
    ) AS now ON now.case_id = of_case.case_id
    GROUP BY quarter, tier
    UNION ALL
    SELECT fiscal_quarter_name(fiscal_quarter_start(escalated_at, first_month), first_month) AS quarter, tier, 0, 0, 0, count()
    FROM escalations_tables.escalations FINAL
    WHERE tier > from_tier
    GROUP BY quarter, tier
)
GROUP BY quarter, tier
COMMENT 'Computes quarterly_tiers';

CREATE OR REPLACE VIEW escalations.quarterly_tiers
(
    quarter LowCardinality(String) COMMENT 'Year and quarter such as 2016Q2, UTC; of the fiscal year, named after the year it ends in, if one is set',
    tier Nullable(UInt8) COMMENT '1 frontline to 4 executive or external',
    cases UInt64 COMMENT 'Cases opened in the quarter that have had this tier',
    contained UInt64 COMMENT 'Of those, resolved or closed without a higher tier',
    passed_on UInt64 COMMENT 'Of those, given to a higher tier',
    undecided UInt64 COMMENT 'Of those, neither: still open, or cancelled',
    containment_share Nullable(Float64) COMMENT 'Cases resolved or closed without a higher tier, of these and those passed on, 0 to 1; null while none is decided',
    escalations_received UInt64 COMMENT 'Escalations of the quarter into this tier from a lower one',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT quarter, tier, cases, contained, passed_on, undecided, containment_share, escalations_received, refreshed_at
FROM escalations_tables.quarterly_tiers
COMMENT 'One row per quarter and tier with at least one case or escalation; none where cases carry no tier';
