-- Which alerts were emitted for this case, in their order, and which of them were retracted? Times: milliseconds since 1970, UTC.
SELECT
  alert_id, revision, clock, instance, level, action, toUnixTimestamp64Milli(sla_alerts.at) AS level_at,
  toUnixTimestamp64Milli(sla_alerts.known_at) AS known_at, proof_event_id
FROM sla_alerts
WHERE case_id = {case:String} AND sla_alerts.known_at <= fromUnixTimestamp64Milli({at:Int64})
ORDER BY sla_alerts.known_at, clock, instance, level, revision
LIMIT 500
