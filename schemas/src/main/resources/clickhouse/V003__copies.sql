-- Copied as the jobs write: what reports start from, which cases were written of late, and what became of each record.

CREATE TABLE IF NOT EXISTS escalations_tables.case_milestones
(
    type LowCardinality(String) COMMENT 'CASE_OPENED, REOPENED, RESOLVED, CLOSED, CANCELLED, RESTORED, SATISFACTION_RATED, COMPENSATED',
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
WHERE type IN ('CASE_OPENED', 'REOPENED', 'RESOLVED', 'CLOSED', 'CANCELLED', 'RESTORED', 'SATISFACTION_RATED', 'COMPENSATED')
COMMENT 'Copies milestones';

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

CREATE TABLE IF NOT EXISTS escalations_tables.written_cases
(
    case_id String COMMENT 'The case',
    written_at DateTime64(3, 'UTC') COMMENT 'Wall time at which a row of it or of a clock of it was written'
)
ENGINE = MergeTree
ORDER BY written_at
TTL toDateTime(written_at) + INTERVAL 1 HOUR
COMMENT 'Which cases were written of late';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.note_written_cases
TO escalations_tables.written_cases
DEFINER = admin SQL SECURITY DEFINER
AS SELECT DISTINCT case_id, now64(3) AS written_at FROM escalations_tables.cases
COMMENT 'Notes which cases are written';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.note_written_clocks
TO escalations_tables.written_cases
DEFINER = admin SQL SECURITY DEFINER
AS SELECT DISTINCT case_id, now64(3) AS written_at FROM escalations_tables.sla_clocks
COMMENT 'Notes of which cases clocks are written';

CREATE TABLE IF NOT EXISTS escalations_tables.event_outcomes
(
    partition UInt32 COMMENT 'Where the record stands in case-events',
    offset UInt64 COMMENT 'Where the record stands in case-events' CODEC(Delta, ZSTD),
    outcome LowCardinality(String) COMMENT 'ACCEPTED, DUPLICATE, REFUSED',
    reason LowCardinality(Nullable(String)) COMMENT 'Why it was refused',
    late Nullable(UInt8) COMMENT 'Whether event time had reached occurred_at before the event came; of accepted events only'
)
ENGINE = ReplacingMergeTree
ORDER BY (partition, offset)
COMMENT 'What became of each record of case-events, heartbeats apart';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.note_accepted
TO escalations_tables.event_outcomes
DEFINER = admin SQL SECURITY DEFINER
AS SELECT assumeNotNull(of_partition) AS partition, assumeNotNull(at_offset) AS offset, 'ACCEPTED' AS outcome, CAST(NULL, 'LowCardinality(Nullable(String))') AS reason, late
FROM (SELECT partition AS of_partition, offset AS at_offset, late FROM escalations_tables.case_events)
WHERE at_offset IS NOT NULL
COMMENT 'Notes which records were accepted';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.note_duplicates
TO escalations_tables.event_outcomes
DEFINER = admin SQL SECURITY DEFINER
AS SELECT partition, offset, 'DUPLICATE' AS outcome, CAST(NULL, 'LowCardinality(Nullable(String))') AS reason, CAST(NULL, 'Nullable(UInt8)') AS late
FROM escalations_tables.duplicate_events
COMMENT 'Notes which records were duplicates';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.note_refused
TO escalations_tables.event_outcomes
DEFINER = admin SQL SECURITY DEFINER
AS SELECT partition, offset, 'REFUSED' AS outcome, reason, CAST(NULL, 'Nullable(UInt8)') AS late
FROM escalations_tables.rejected_events
WHERE topic = 'case-events'
COMMENT 'Notes which records were refused';
