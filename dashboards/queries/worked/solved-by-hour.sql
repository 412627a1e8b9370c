-- At which hour of the day (UTC) are cases opened, and how fast are they solved?
SELECT toHour(opened_at) AS hour, count() AS opened, round(quantile(0.5)(toFloat64(time_to_first_resolution_seconds)) / 3600, 1) AS median_hours
FROM cases
WHERE opened_at IS NOT NULL
GROUP BY hour
ORDER BY hour
