-- How often was an alert withdrawn or changed by an event that came late, by day of event time.
SELECT
  toDate(known_at) AS day,
  countIf(action = 'RAISED') AS raised,
  countIf(action = 'VOIDED') AS voided,
  countIf(action = 'AMENDED') AS amended
FROM escalations.sla_alerts
GROUP BY day
ORDER BY day
