-- Where the time of cases went: each in one tier and one department after the other.

CREATE TABLE IF NOT EXISTS escalations_tables.case_spans
(
    case_id String COMMENT 'The case',
    kind LowCardinality(String) COMMENT 'TIER, DEPARTMENT',
    number UInt32 COMMENT '1 for the first of the case and kind',
    value LowCardinality(Nullable(String)) COMMENT 'Which tier or department; null: none',
    `from` DateTime64(3, 'UTC') COMMENT 'When it entered it; of the first, CASE_OPENED',
    `to` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it left it, or the last stop; null for the last one of an open case',
    seconds Nullable(Decimal(18, 3)) COMMENT 'from to to, wall time',
    version UInt64 COMMENT 'Offset in case-facts',
    is_deleted UInt8 COMMENT '1: the key is no more'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (case_id, kind, number)
COMMENT 'Stretches of cases in one tier or department';

CREATE OR REPLACE VIEW escalations.case_spans
(
    case_id String COMMENT 'The case',
    kind LowCardinality(String) COMMENT 'TIER, DEPARTMENT',
    number UInt32 COMMENT '1 for the first of the case and kind',
    value LowCardinality(Nullable(String)) COMMENT 'Which tier or department; null: none',
    `from` DateTime64(3, 'UTC') COMMENT 'When it entered it; of the first, CASE_OPENED',
    `to` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it left it, or the last stop; null for the last one of an open case',
    seconds Nullable(Decimal(18, 3)) COMMENT 'from to to, wall time'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    case_id,
    kind,
    number,
    value,
    `from`,
    `to`,
    seconds
FROM escalations_tables.case_spans FINAL
COMMENT 'One row per stretch of a case in one tier or department; per kind they sum to the age of the case';
