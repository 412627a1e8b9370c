-- Who hands cases to whom, how often, and how long until somebody takes them up?
SELECT
  from_department,
  department AS to_department,
  count() AS hand_overs,
  countIf(acknowledged_at IS NOT NULL) AS taken_up,
  round(quantile(0.5)(dateDiff('second', escalated_at, acknowledged_at)) / 60, 1) AS median_minutes_until_taken_up
FROM escalations
WHERE from_department != '' AND department != '' AND from_department != department
GROUP BY from_department, to_department
ORDER BY hand_overs DESC, from_department, to_department
