-- One row per word that makes the descriptions of a SIMILAR_TEXT candidate alike; none that is part of a name, an account or a contact in its cases
-- pattern_id: The SIMILAR_TEXT candidate
-- word: In small letters; one that half of the sample cases share, of three customers at least
-- cases: In the descriptions of how many sample cases it stands
-- of_cases: How many sample cases there are
--
-- Which words make texts alike, without the texts: reads personal data on behalf of those who may not, so it shows only what many share.
SELECT
    pattern_id,
    word,
    uniqExact(case_id) AS cases,
    any(samples) AS of_cases
FROM
(
    SELECT shown.pattern_id AS pattern_id, shown.samples AS samples, described.case_id AS case_id, described.customer_id AS customer_id, described.names AS names, described.words AS words
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
    ) AS described ON described.case_id = shown.case_id
)
ARRAY JOIN words AS word
GROUP BY pattern_id, word
HAVING cases >= 3 AND 2 * cases >= of_cases AND uniqExact(customer_id) >= 3 AND NOT has(arrayFlatten(groupArray(names)), word)
