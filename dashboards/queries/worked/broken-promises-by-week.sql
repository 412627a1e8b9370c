-- In which weeks were the most promises broken, by clock and department?
SELECT
  toStartOfWeek(breached_at, 1) AS week,
  clock,
  breach_department AS department,
  count() AS breaches,
  round(quantile(0.5)(toFloat64(overdue_seconds)) / 3600, 1) AS median_overdue_hours
FROM sla_breaches
GROUP BY week, clock, department
ORDER BY breaches DESC, week, clock, department
