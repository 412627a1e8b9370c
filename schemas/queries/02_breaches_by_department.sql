-- Who had the case when the promise to solve it broke, and how late was it solved.
SELECT
  breach_department AS department,
  count() AS breaches,
  countIf(stopped_at IS NULL) AS not_stopped_yet,
  round(quantileExactInclusive(0.5)(toFloat64(overdue_seconds)) / 3600, 1) AS median_hours_late
FROM escalations.sla_breaches
WHERE clock = 'resolution'
GROUP BY department
ORDER BY breaches DESC, department
LIMIT 20
