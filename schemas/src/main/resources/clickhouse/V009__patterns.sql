-- Candidates for recurring issues, and who has taken note of them.

CREATE TABLE IF NOT EXISTS escalations_tables.issue_patterns
(
    pattern_id String COMMENT 'Kind and key; the same for as long as the candidate lives',
    kind LowCardinality(String) COMMENT 'PING_PONG, REOPEN_LOOP, TIER_SKIP',
    case_id Nullable(String) COMMENT 'The case whose path it is',
    customer_id Nullable(String) COMMENT 'Whose case it is',
    department LowCardinality(Nullable(String)) COMMENT 'Who has the case, or had it last',
    issue_type LowCardinality(Nullable(String)) COMMENT 'Finer code of the source',
    issue_product LowCardinality(Nullable(String)) COMMENT 'What the case is about',
    first_seen DateTime64(3, 'UTC') COMMENT 'When the rule was met',
    last_seen DateTime64(3, 'UTC') COMMENT 'The last instant that adds to it',
    cases UInt32 COMMENT 'How many cases form it',
    observed UInt32 COMMENT 'What the rule counts: returns, stops, tiers climbed at once',
    expected Float64 COMMENT 'The count from which on the rule is met',
    score Float64 COMMENT 'observed as a multiple of expected',
    episode UInt32 COMMENT 'Grows when a candidate comes back after it was cleared',
    active UInt8 COMMENT '0: cleared',
    sample_case_ids Array(String) COMMENT 'Cases that show it, ten at most',
    version UInt64 COMMENT 'Offset in issue-patterns',
    is_deleted UInt8 COMMENT '1: the key is no more'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY pattern_id
COMMENT 'Candidates for recurring issues';

CREATE TABLE IF NOT EXISTS escalations_tables.pattern_acknowledgements
(
    pattern_id String COMMENT 'The candidate',
    episode UInt32 COMMENT 'Of the candidate; a relapse is a new one and asks again',
    acknowledged_by String COMMENT 'Who took note',
    acknowledged_at DateTime64(3, 'UTC') DEFAULT now64(3, 'UTC') COMMENT 'When, by the wall clock'
)
ENGINE = MergeTree
ORDER BY (pattern_id, episode)
COMMENT 'Who took note of a candidate, append-only; changes no fact';

CREATE OR REPLACE VIEW escalations.issue_patterns
(
    pattern_id String COMMENT 'Kind and key; the same for as long as the candidate lives',
    kind LowCardinality(String) COMMENT 'PING_PONG, REOPEN_LOOP, TIER_SKIP',
    case_id Nullable(String) COMMENT 'The case whose path it is',
    customer_id Nullable(String) COMMENT 'Whose case it is',
    department LowCardinality(Nullable(String)) COMMENT 'Who has the case, or had it last',
    issue_type LowCardinality(Nullable(String)) COMMENT 'Finer code of the source',
    issue_product LowCardinality(Nullable(String)) COMMENT 'What the case is about',
    first_seen DateTime64(3, 'UTC') COMMENT 'When the rule was met',
    last_seen DateTime64(3, 'UTC') COMMENT 'The last instant that adds to it',
    cases UInt32 COMMENT 'How many cases form it',
    observed UInt32 COMMENT 'What the rule counts: returns, stops, tiers climbed at once',
    expected Float64 COMMENT 'The count from which on the rule is met',
    score Float64 COMMENT 'observed as a multiple of expected',
    status LowCardinality(String) COMMENT 'OPEN; ACKNOWLEDGED: somebody took note; CLEARED: the case is no longer open. A relapse is OPEN again',
    sample_case_ids Array(String) COMMENT 'Cases that show it, ten at most'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    pattern_id,
    kind,
    case_id,
    customer_id,
    department,
    issue_type,
    issue_product,
    first_seen,
    last_seen,
    cases,
    observed,
    expected,
    score,
    multiIf(active = 0, 'CLEARED', (pattern_id, episode) IN (SELECT pattern_id, episode FROM escalations_tables.pattern_acknowledgements), 'ACKNOWLEDGED', 'OPEN') AS status,
    sample_case_ids
FROM escalations_tables.issue_patterns FINAL
COMMENT 'One row per candidate for a recurring issue';
