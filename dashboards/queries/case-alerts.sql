-- What was said of this case, in the order it was said, and was it taken back? Times: milliseconds since 1970, UTC.
SELECT
  alert_id, revision, clock, instance, level, action, toUnixTimestamp64Milli(sla_alerts.at) AS level_at,
  toUnixTimestamp64Milli(sla_alerts.known_at) AS told_at, proof_event_id
FROM sla_alerts
WHERE case_id = {case:String} AND sla_alerts.known_at <= fromUnixTimestamp64Milli({at:Int64})
ORDER BY sla_alerts.known_at, clock, instance, level, revision
LIMIT 500
