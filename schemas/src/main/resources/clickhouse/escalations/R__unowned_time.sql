-- One row per opened case: how long nobody owned it
-- case_id: The case
-- first_owned_at: When an assignee was first carried; null: never
-- unowned_seconds Decimal(18, 3): Wall time without an assignee, from opening to the last stop; of an open case to event time
-- age_seconds Decimal(18, 3): Wall time from opening to that same instant
SELECT
    case_id,
    nullIf(minIf(occurred_at, assignee != ''), toDateTime64(0, 3, 'UTC')) AS first_owned_at,
    toDecimal64(sumIf(greatest(toDecimal64(0, 3), toDecimal64(least(next_at, until) - greatest(occurred_at, opened), 3)), assignee = ''), 3) AS unowned_seconds,
    toDecimal64(any(until) - any(opened), 3) AS age_seconds
FROM
(
    SELECT
        word.case_id AS case_id,
        word.occurred_at AS occurred_at,
        word.assignee AS assignee,
        of_case.opened AS opened,
        of_case.until AS until,
        leadInFrame(word.occurred_at, 1, toDateTime64('2299-12-31 00:00:00', 3, 'UTC')) OVER following AS next_at
    FROM
    (
        SELECT case_id, occurred_at, sequence, event_id, assumeNotNull(assignee) AS assignee
        FROM (SELECT case_id, occurred_at, sequence, event_id, assignee FROM escalations_tables.case_events FINAL WHERE assignee IS NOT NULL)
        UNION ALL
        SELECT case_id, toDateTime64(0, 3, 'UTC'), toInt64(0), '', '' FROM escalations_tables.cases FINAL
    ) AS word
    INNER JOIN
    (
        SELECT
            case_id,
            min(`from`) AS opened,
            if(countIf(`to` IS NULL) > 0, greatest(opened, (SELECT min(event_time) FROM escalations.pipeline_progress)), max(ifNull(`to`, `from`))) AS until
        FROM escalations_tables.case_spans FINAL
        WHERE kind = 'DEPARTMENT'
        GROUP BY case_id
    ) AS of_case ON of_case.case_id = word.case_id
    WINDOW following AS (PARTITION BY word.case_id ORDER BY word.occurred_at, word.sequence, word.event_id ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
)
GROUP BY case_id
