-- One row per candidate for a recurring issue
-- status LowCardinality(String): OPEN; ACKNOWLEDGED: somebody took note; CLEARED: the rule is met no longer. A relapse is OPEN again
-- acknowledged_by: Who took note of this episode last; a name that nobody has checked
SELECT
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
