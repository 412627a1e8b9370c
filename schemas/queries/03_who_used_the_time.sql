-- Of the time to a breach, which share did each department use, and how often did the last one get a case already lost.
SELECT
  department,
  count() AS breaches,
  round(avg(held_share), 3) AS mean_share,
  countIf(held_at_breach AND held_share < 0.1) AS received_too_late
FROM escalations.breach_attribution
WHERE clock = 'resolution'
GROUP BY department
ORDER BY breaches DESC, department
LIMIT 20
