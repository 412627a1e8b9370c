-- Computed anew again and again (escalations_tables/R__refresh_….sql), so that a page costs the same whatever the history.

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

CREATE TABLE IF NOT EXISTS escalations_tables.quarterly_insights
(
    quarter LowCardinality(String) COMMENT 'Year and quarter such as 2016Q2, UTC; of the fiscal year, named after the year it ends in, if one is set',
    insight_class LowCardinality(String) COMMENT 'TRAINING, PLATFORM, PROCESS',
    rank UInt32 COMMENT '1 for the most cases that would be gained in the class and quarter',
    rule LowCardinality(String) COMMENT 'Which rule found it; see the page on insights',
    dimension LowCardinality(String) COMMENT 'ISSUE_TYPE, DEPARTMENT, CHANNEL, HAND_OVER',
    value String COMMENT 'The group; for HAND_OVER the department that sends back',
    other_value String COMMENT 'For HAND_OVER the department it is sent back to; else empty',
    finding String COMMENT 'What was found, in a sentence',
    suggestion String COMMENT 'What to do about it',
    cases UInt64 COMMENT 'Cases of the group that could show it',
    observed UInt64 COMMENT 'Of those, cases that do',
    share Float64 COMMENT 'observed / cases, 0 to 1',
    rest_share Float64 COMMENT 'The same share among the rest of the quarter',
    excess_cases Float64 COMMENT 'observed less what the share of the rest would give: the gain if the group became like the rest',
    p_value Float64 COMMENT 'One-sided exact test of Fisher against the rest; of HAND_OVER the worse of its two tests',
    tests UInt64 COMMENT 'Groups tested in the quarter',
    adjusted_p_value Float64 COMMENT 'p_value × tests; at most 0.001, or there is no row',
    evidence_query String COMMENT 'Query that lists the observed cases, one row each',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
ENGINE = MergeTree
ORDER BY (quarter, insight_class, rank)
COMMENT 'What the figures of a quarter say';

CREATE TABLE IF NOT EXISTS escalations_tables.open_spans
(
    kind LowCardinality(String) COMMENT 'CASE: it was open; DEPARTMENT, TIER: it was there; CLOCK: it was not stopped',
    length_class UInt8 COMMENT '0: at most a day, 1: a week, 2: 30 days, 3: 120 days, 4: longer',
    open_from DateTime64(3, 'UTC') COMMENT 'Inclusive',
    open_to DateTime64(3, 'UTC') COMMENT 'Exclusive; year 2299 if it is open still',
    case_id String COMMENT 'The case',
    value LowCardinality(Nullable(String)) COMMENT 'The department or tier; of a case its priority as it is now',
    opened_at Nullable(DateTime64(3, 'UTC')) COMMENT 'CASE_OPENED, of a case',
    breached_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When it breached, of a clock',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
ENGINE = MergeTree
ORDER BY (kind, length_class, open_from)
SETTINGS index_granularity = 256
COMMENT 'When each case was open, and where, and its clocks';

CREATE TABLE IF NOT EXISTS escalations_tables.open_clocks
(
    case_id String COMMENT 'The case',
    clock LowCardinality(String) COMMENT 'first_response, resolution, …',
    instance UInt32 COMMENT '1 for the first of the case',
    status LowCardinality(String) COMMENT 'RUNNING, PAUSED, or BREACHED and not stopped',
    due_at Nullable(DateTime64(3, 'UTC')) COMMENT 'Earliest instant at which counted time equals the target; null while paused',
    remaining_seconds Nullable(Decimal(18, 3)) COMMENT 'Counted time left, while paused only',
    breached_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When it breached; null: it has not',
    started_at DateTime64(3, 'UTC') COMMENT 'When it started',
    target_seconds Decimal(18, 3) COMMENT 'Counted time allowed',
    policy_version LowCardinality(Nullable(String)) COMMENT 'The policy the row was computed under',
    calendar LowCardinality(Nullable(String)) COMMENT 'Name in that policy; null for a deadline without one',
    department LowCardinality(Nullable(String)) COMMENT 'Value the target was chosen with; of a breached clock that in force at breached_at',
    tier Nullable(UInt8) COMMENT 'As department',
    priority LowCardinality(Nullable(String)) COMMENT 'As department',
    issue_category LowCardinality(Nullable(String)) COMMENT 'Value the target was chosen with',
    case_status LowCardinality(String) COMMENT 'Of the case, as its owners below: OPEN, WAITING, RESOLVED, CLOSED',
    team LowCardinality(Nullable(String)) COMMENT 'Who owns the case',
    assignee Nullable(String) COMMENT 'Who owns the case',
    issue_type LowCardinality(Nullable(String)) COMMENT 'Finer code of the source',
    customer_segment LowCardinality(Nullable(String)) COMMENT 'STANDARD, VIP',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
ENGINE = MergeTree
ORDER BY (status, case_id, clock, instance)
COMMENT 'Clock instances that are not stopped';
