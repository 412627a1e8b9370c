-- Work each department got by hour of the week (1 Monday, UTC), mean of 13 weeks: workload_by_hour_of_week(until = '2016-06-01 00:00:00')
SELECT
    department,
    toDayOfWeek(at) AS weekday,
    toHour(at) AS hour,
    round(sum(is_opening) / 13, 3) AS opened_per_hour,
    round(countIf(NOT is_opening) / 13, 3) AS escalated_per_hour
FROM
(
    SELECT ifNull(department, '') AS department, opened_at AS at, 1 AS is_opening FROM escalations.case_openings
    UNION ALL
    SELECT ifNull(department, '') AS department, escalated_at AS at, 0 AS is_opening FROM escalations_tables.escalations FINAL
)
WHERE at >= {until:DateTime64(3, 'UTC')} - INTERVAL 13 WEEK AND at < {until:DateTime64(3, 'UTC')}
GROUP BY department, weekday, hour
