-- Cases open at each of some instants, by age band and SLA state: backlog_at_each(instants = ['2016-04-01 00:00:00'])
SELECT
    at,
    multiIf(opened_at > at - INTERVAL 4 HOUR, 1, opened_at > at - INTERVAL 1 DAY, 2, opened_at > at - INTERVAL 3 DAY, 3,
        opened_at > at - INTERVAL 7 DAY, 4, opened_at > at - INTERVAL 30 DAY, 5, 6) AS age_band_number,
    ['under 4 h', '4 h to 1 d', '1 to 3 d', '3 to 7 d', '7 to 30 d', '30 d and more'][age_band_number] AS age_band,
    if(has_breached, 'BREACHED', if(has_clock, 'IN_TIME', 'NO_CLOCK')) AS sla_state,
    count() AS cases
FROM
(
    SELECT
        at,
        case_id,
        anyIf(assumeNotNull(open_spans.opened_at), kind = 'CASE') AS opened_at,
        countIf(kind = 'CLOCK') > 0 AS has_clock,
        countIf(kind = 'CLOCK' AND breached_at <= at) > 0 AS has_breached
    FROM escalations_tables.open_spans
    ARRAY JOIN arrayFilter(instant -> open_from <= instant AND open_to > instant, CAST({instants:Array(String)} AS Array(DateTime64(3, 'UTC')))) AS at
    WHERE kind IN ('CASE', 'CLOCK')
    GROUP BY at, case_id
    HAVING countIf(kind = 'CASE') > 0
)
GROUP BY at, age_band_number, sla_state
