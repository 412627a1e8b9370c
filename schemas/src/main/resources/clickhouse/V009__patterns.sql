-- Candidates for recurring issues, and who has taken note of them; a candidate somebody took note of stays so until it comes
-- back in a later episode.

CREATE TABLE IF NOT EXISTS escalations_tables.issue_patterns
(
    pattern_id String COMMENT 'Kind and key; the same for as long as the candidate lives',
    kind LowCardinality(String) COMMENT 'PING_PONG, REOPEN_LOOP, TIER_SKIP, SAME_CUSTOMER, STALLED, SIMILAR_TEXT, BURST',
    case_id Nullable(String) COMMENT 'The case whose path it is; null if it is about several',
    customer_id Nullable(String) COMMENT 'Whose case, or cases, it is',
    department LowCardinality(Nullable(String)) COMMENT 'Who has the case, or had it last; null if it is about several',
    issue_type LowCardinality(Nullable(String)) COMMENT 'Finer code of the source; null if it is about any',
    issue_product LowCardinality(Nullable(String)) COMMENT 'What it is about; null if it is about any',
    first_seen DateTime64(3, 'UTC') COMMENT 'When the rule was met; for BURST the beginning of the hour',
    last_seen DateTime64(3, 'UTC') COMMENT 'The last instant that adds to it',
    cases UInt32 COMMENT 'How many cases form it',
    observed UInt32 COMMENT 'What the rule counts: returns, stops, tiers climbed at once, cases, working hours',
    expected Float64 COMMENT 'The count from which on the rule is met; for BURST how many cases would be usual',
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
    kind LowCardinality(String) COMMENT 'PING_PONG, REOPEN_LOOP, TIER_SKIP, SAME_CUSTOMER, STALLED, SIMILAR_TEXT, BURST',
    case_id Nullable(String) COMMENT 'The case whose path it is; null if it is about several',
    customer_id Nullable(String) COMMENT 'Whose case, or cases, it is',
    department LowCardinality(Nullable(String)) COMMENT 'Who has the case, or had it last; null if it is about several',
    issue_type LowCardinality(Nullable(String)) COMMENT 'Finer code of the source; null if it is about any',
    issue_product LowCardinality(Nullable(String)) COMMENT 'What it is about; null if it is about any',
    first_seen DateTime64(3, 'UTC') COMMENT 'When the rule was met; for BURST the beginning of the hour',
    last_seen DateTime64(3, 'UTC') COMMENT 'The last instant that adds to it',
    cases UInt32 COMMENT 'How many cases form it',
    observed UInt32 COMMENT 'What the rule counts: returns, stops, tiers climbed at once, cases, working hours',
    expected Float64 COMMENT 'The count from which on the rule is met; for BURST how many cases would be usual',
    score Float64 COMMENT 'observed as a multiple of expected',
    status LowCardinality(String) COMMENT 'OPEN; ACKNOWLEDGED: somebody took note; CLEARED: the rule is met no longer. A relapse is OPEN again',
    sample_case_ids Array(String) COMMENT 'Cases that show it, ten at most',
    episode UInt32 COMMENT 'Grows when a candidate comes back after it was cleared',
    acknowledged_by Nullable(String) COMMENT 'Who took note of this episode last; a name that nobody has checked',
    acknowledged_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When, by the wall clock'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    pattern.pattern_id AS pattern_id,
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
    multiIf(active = 0, 'CLEARED', note.pattern_id != '' AND note.episode >= pattern.episode, 'ACKNOWLEDGED', 'OPEN') AS status,
    sample_case_ids,
    pattern.episode AS episode,
    if(note.pattern_id != '' AND note.episode >= pattern.episode, note.taken_by, NULL) AS acknowledged_by,
    if(note.pattern_id != '' AND note.episode >= pattern.episode, note.taken_at, NULL) AS acknowledged_at
FROM (SELECT * FROM escalations_tables.issue_patterns FINAL) AS pattern
LEFT JOIN
(
    SELECT pattern_id, max(pattern_acknowledgements.episode) AS episode, argMax(pattern_acknowledgements.acknowledged_by, pattern_acknowledgements.acknowledged_at) AS taken_by, max(pattern_acknowledgements.acknowledged_at) AS taken_at
    FROM escalations_tables.pattern_acknowledgements
    GROUP BY pattern_id
) AS note ON note.pattern_id = pattern.pattern_id
COMMENT 'One row per candidate for a recurring issue';

-- Which words make texts alike, without the texts: reads personal data on behalf of those who may not, so it shows only what many share.
CREATE OR REPLACE VIEW escalations.pattern_words
(
    pattern_id String COMMENT 'The SIMILAR_TEXT candidate',
    word String COMMENT 'In small letters; one that half of the sample cases share, of three customers at least',
    cases UInt64 COMMENT 'In the descriptions of how many sample cases it stands',
    of_cases UInt64 COMMENT 'How many sample cases there are'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    pattern_id,
    word,
    uniqExact(case_id) AS cases,
    any(samples) AS of_cases
FROM
(
    SELECT shown.pattern_id AS pattern_id, shown.samples AS samples, told.case_id AS case_id, told.customer_id AS customer_id, told.names AS names, told.words AS words
    FROM
    (
        SELECT pattern_id, length(sample_case_ids) AS samples, arrayJoin(sample_case_ids) AS case_id
        FROM escalations_tables.issue_patterns FINAL
        WHERE kind = 'SIMILAR_TEXT'
    ) AS shown
    INNER JOIN
    (
        SELECT
            case_id,
            any(ifNull(customer_id, '')) AS customer_id,
            arrayDistinct(extractAll(lowerUTF8(argMaxIf(assumeNotNull(issue_description), (occurred_at, sequence), issue_description IS NOT NULL)), '\\p{L}{4,}')) AS words,
            groupUniqArrayArray(extractAll(lowerUTF8(concatWithSeparator(' ', ifNull(customer_name, ''), ifNull(customer_account, ''), ifNull(customer_contact, ''), ifNull(actor_id, ''), ifNull(assignee, ''))), '\\p{L}+')) AS names
        FROM escalations_tables.case_events FINAL
        WHERE case_id IN (SELECT arrayJoin(sample_case_ids) FROM escalations_tables.issue_patterns FINAL WHERE kind = 'SIMILAR_TEXT')
        GROUP BY case_id
    ) AS told ON told.case_id = shown.case_id
)
ARRAY JOIN words AS word
GROUP BY pattern_id, word
HAVING cases >= 3 AND 2 * cases >= of_cases AND uniqExact(customer_id) >= 3 AND NOT has(arrayFlatten(groupArray(names)), word)
COMMENT 'One row per word that makes the descriptions of a SIMILAR_TEXT candidate alike; none that is part of a name, an account or a contact in its cases';
