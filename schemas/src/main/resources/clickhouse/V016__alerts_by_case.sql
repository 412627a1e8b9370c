-- Alerts stand by the case they are about instead of by their id, a hash: what was said of a case is one range, and FINAL
-- compares short columns instead of 64 characters. The key is the same: the id is made of case, clock, instance and level.
-- The tables change places as the last thing here, so that this can be run again up to then; the writer notices nothing.

CREATE TABLE IF NOT EXISTS escalations_tables.sla_alerts_by_case
(
    alert_id String COMMENT 'Lower-case hex SHA-256 of case_id, clock, instance and level, joined by U+001F',
    revision UInt32 COMMENT '1, 2, … per alert',
    case_id String COMMENT 'The case',
    clock LowCardinality(String) COMMENT 'first_response, resolution, …',
    instance UInt32 COMMENT 'Which one of the case',
    level LowCardinality(String) COMMENT 'Percent of the target; 100 is the breach',
    action LowCardinality(String) COMMENT 'RAISED, VOIDED, AMENDED',
    at DateTime64(3, 'UTC') COMMENT 'The instant of the level',
    known_at DateTime64(3, 'UTC') COMMENT 'Event time of the job when it was said',
    said_at DateTime64(3, 'UTC') COMMENT 'Wall time when it was said',
    due_at Nullable(DateTime64(3, 'UTC')) COMMENT 'Due instant as of at',
    target_seconds Nullable(Decimal(18, 3)) COMMENT 'Counted time allowed',
    status LowCardinality(Nullable(String)) COMMENT 'Of the clock, as of at',
    department LowCardinality(Nullable(String)) COMMENT 'As of at',
    team LowCardinality(Nullable(String)) COMMENT 'As of at',
    tier Nullable(UInt8) COMMENT 'As of at',
    priority LowCardinality(Nullable(String)) COMMENT 'As of at',
    issue_category LowCardinality(Nullable(String)) COMMENT 'As of at',
    proof_event_id Nullable(String) COMMENT 'The event that proves a VOIDED or AMENDED',
    policy_version LowCardinality(Nullable(String)) COMMENT 'The policy it was computed under',
    version UInt64 COMMENT 'Offset in sla-alerts'
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (case_id, clock, instance, level, revision)
COMMENT 'Things said, never taken back: a correction is a further revision';

INSERT INTO escalations_tables.sla_alerts_by_case
SELECT * FROM escalations_tables.sla_alerts
SETTINGS max_threads = 1, max_block_size = 65536, min_insert_block_size_rows = 65536, min_insert_block_size_bytes = 0;

EXCHANGE TABLES escalations_tables.sla_alerts AND escalations_tables.sla_alerts_by_case;
