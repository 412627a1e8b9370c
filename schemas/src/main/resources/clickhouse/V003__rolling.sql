-- What moves with time: how long cases took, and what was escalated and resolved in the last hour, day and week.

CREATE TABLE IF NOT EXISTS escalations_tables.case_resolutions
(
    case_id String COMMENT 'The case',
    spell UInt32 COMMENT '1 for the first of the case that was stopped',
    opened_at DateTime64(3, 'UTC') COMMENT 'CASE_OPENED of the case',
    stopped_at DateTime64(3, 'UTC') COMMENT 'First RESOLVED or CLOSED of the spell',
    resolution_seconds Decimal(18, 3) COMMENT 'opened_at to stopped_at, wall time',
    department LowCardinality(Nullable(String)) COMMENT 'After the event that stopped it',
    tier Nullable(UInt8) COMMENT 'After the event that stopped it',
    priority LowCardinality(Nullable(String)) COMMENT 'After the event that stopped it',
    channel LowCardinality(Nullable(String)) COMMENT 'After the event that stopped it',
    issue_category LowCardinality(Nullable(String)) COMMENT 'After the event that stopped it',
    issue_type LowCardinality(Nullable(String)) COMMENT 'After the event that stopped it',
    version UInt64 COMMENT 'Offset in case-facts',
    is_deleted UInt8 COMMENT '1: the key is no more'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (case_id, spell)
COMMENT 'Stretches in which cases were open and that were stopped';

CREATE TABLE IF NOT EXISTS escalations_tables.escalation_volume
(
    window LowCardinality(String) COMMENT '1h, 24h, 7d',
    window_start DateTime64(3, 'UTC') COMMENT 'Inclusive',
    window_end DateTime64(3, 'UTC') COMMENT 'Exclusive; a multiple of 5 minutes, an hour, a day',
    department LowCardinality(String) COMMENT 'Who received it; empty if unknown',
    issue_category LowCardinality(String) COMMENT 'As of the escalation; empty if unknown',
    tier UInt8 COMMENT 'Who received it; 0 if unknown',
    channel LowCardinality(String) COMMENT 'As of the escalation; empty if unknown',
    escalations UInt32 COMMENT 'Escalated in the window',
    open_escalations UInt32 COMMENT 'Escalated before window_end and not ended before it',
    final UInt8 COMMENT '1: event time has passed window_end',
    restated_at Nullable(DateTime64(3, 'UTC')) COMMENT 'Event time at which a final row was changed last',
    version UInt64 COMMENT 'Offset in escalation-volume',
    is_deleted UInt8 COMMENT '1: the key is no more'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (window, window_end, department, issue_category, tier, channel)
COMMENT 'Escalations in sliding windows';

CREATE TABLE IF NOT EXISTS escalations_tables.resolution_times
(
    window LowCardinality(String) COMMENT '1h, 24h, 7d',
    window_start DateTime64(3, 'UTC') COMMENT 'Inclusive',
    window_end DateTime64(3, 'UTC') COMMENT 'Exclusive; a multiple of 5 minutes, an hour, a day',
    department LowCardinality(String) COMMENT 'As of the stop; empty if unknown',
    issue_category LowCardinality(String) COMMENT 'As of the stop; empty if unknown',
    priority LowCardinality(String) COMMENT 'As of the stop; empty if unknown',
    resolved UInt32 COMMENT 'Spells stopped in the window',
    mean_seconds Decimal(18, 3) COMMENT 'Exact',
    p50_seconds Decimal(18, 3) COMMENT 'Within 1 % of the exact median',
    p90_seconds Decimal(18, 3) COMMENT 'Within 1 % of the exact percentile',
    p95_seconds Decimal(18, 3) COMMENT 'Within 1 % of the exact percentile',
    final UInt8 COMMENT '1: event time has passed window_end',
    restated_at Nullable(DateTime64(3, 'UTC')) COMMENT 'Event time at which a final row was changed last',
    version UInt64 COMMENT 'Offset in resolution-times',
    is_deleted UInt8 COMMENT '1: the key is no more'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (window, window_end, department, issue_category, priority)
COMMENT 'Resolution times in sliding windows';

CREATE OR REPLACE VIEW escalations.case_resolutions
(
    case_id String COMMENT 'The case',
    spell UInt32 COMMENT '1 for the first of the case that was stopped',
    opened_at DateTime64(3, 'UTC') COMMENT 'CASE_OPENED of the case',
    stopped_at DateTime64(3, 'UTC') COMMENT 'First RESOLVED or CLOSED of the spell',
    resolution_seconds Decimal(18, 3) COMMENT 'opened_at to stopped_at, wall time',
    department LowCardinality(Nullable(String)) COMMENT 'After the event that stopped it',
    tier Nullable(UInt8) COMMENT 'After the event that stopped it',
    priority LowCardinality(Nullable(String)) COMMENT 'After the event that stopped it',
    channel LowCardinality(Nullable(String)) COMMENT 'After the event that stopped it',
    issue_category LowCardinality(Nullable(String)) COMMENT 'After the event that stopped it',
    issue_type LowCardinality(Nullable(String)) COMMENT 'After the event that stopped it'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    case_id,
    spell,
    opened_at,
    stopped_at,
    resolution_seconds,
    department,
    tier,
    priority,
    channel,
    issue_category,
    issue_type
FROM escalations_tables.case_resolutions FINAL
COMMENT 'One row per spell of a case that was stopped';

CREATE OR REPLACE VIEW escalations.escalation_volume
(
    window LowCardinality(String) COMMENT '1h, 24h, 7d',
    window_start DateTime64(3, 'UTC') COMMENT 'Inclusive',
    window_end DateTime64(3, 'UTC') COMMENT 'Exclusive; a multiple of 5 minutes, an hour, a day',
    department LowCardinality(String) COMMENT 'Who received it; empty if unknown',
    issue_category LowCardinality(String) COMMENT 'As of the escalation; empty if unknown',
    tier UInt8 COMMENT 'Who received it; 0 if unknown',
    channel LowCardinality(String) COMMENT 'As of the escalation; empty if unknown',
    escalations UInt32 COMMENT 'Escalated in the window',
    open_escalations UInt32 COMMENT 'Escalated before window_end and not ended before it',
    final UInt8 COMMENT '1: event time has passed window_end',
    restated_at Nullable(DateTime64(3, 'UTC')) COMMENT 'Event time at which a final row was changed last'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    window,
    window_start,
    window_end,
    department,
    issue_category,
    tier,
    channel,
    escalations,
    open_escalations,
    final,
    restated_at
FROM escalations_tables.escalation_volume FINAL
COMMENT 'One row per window and department, issue category, tier and channel with at least one escalation';

CREATE OR REPLACE VIEW escalations.resolution_times
(
    window LowCardinality(String) COMMENT '1h, 24h, 7d',
    window_start DateTime64(3, 'UTC') COMMENT 'Inclusive',
    window_end DateTime64(3, 'UTC') COMMENT 'Exclusive; a multiple of 5 minutes, an hour, a day',
    department LowCardinality(String) COMMENT 'As of the stop; empty if unknown',
    issue_category LowCardinality(String) COMMENT 'As of the stop; empty if unknown',
    priority LowCardinality(String) COMMENT 'As of the stop; empty if unknown',
    resolved UInt32 COMMENT 'Spells stopped in the window',
    mean_seconds Decimal(18, 3) COMMENT 'Exact',
    p50_seconds Decimal(18, 3) COMMENT 'Within 1 % of the exact median',
    p90_seconds Decimal(18, 3) COMMENT 'Within 1 % of the exact percentile',
    p95_seconds Decimal(18, 3) COMMENT 'Within 1 % of the exact percentile',
    final UInt8 COMMENT '1: event time has passed window_end',
    restated_at Nullable(DateTime64(3, 'UTC')) COMMENT 'Event time at which a final row was changed last'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    window,
    window_start,
    window_end,
    department,
    issue_category,
    priority,
    resolved,
    mean_seconds,
    p50_seconds,
    p90_seconds,
    p95_seconds,
    final,
    restated_at
FROM escalations_tables.resolution_times FINAL
COMMENT 'One row per window and department, issue category and priority with at least one stopped spell';
