-- Windows compared; those whose count or mean differs; the greatest difference of a percentile, as a share of the exact one.
SELECT
    count(),
    countIf(exact.stops != rolling.resolved OR abs(exact.mean - rolling.mean_seconds) > 0.001),
    max(greatest(
        abs(exact.p50 - toFloat64(rolling.p50_seconds)) / exact.p50,
        abs(exact.p90 - toFloat64(rolling.p90_seconds)) / exact.p90,
        abs(exact.p95 - toFloat64(rolling.p95_seconds)) / exact.p95))
FROM escalations.resolution_times AS rolling
INNER JOIN
(
    SELECT
        size.1 AS window,
        toDateTime64((intDiv(toUnixTimestamp(stopped_at), size.2) + pane + 1) * size.2, 3, 'UTC') AS window_end,
        ifNull(resolution.department, '') AS department,
        ifNull(resolution.issue_category, '') AS issue_category,
        ifNull(resolution.priority, '') AS priority,
        count() AS stops,
        avg(resolution_seconds) AS mean,
        quantileExactInclusive(0.5)(toFloat64(resolution_seconds)) AS p50,
        quantileExactInclusive(0.9)(toFloat64(resolution_seconds)) AS p90,
        quantileExactInclusive(0.95)(toFloat64(resolution_seconds)) AS p95
    FROM escalations.case_resolutions AS resolution
    ARRAY JOIN [('1h', 300, 12), ('24h', 3600, 24), ('7d', 86400, 7)] AS size
    ARRAY JOIN range(size.3) AS pane
    GROUP BY ALL
) AS exact USING (window, window_end, department, issue_category, priority)
