-- Which breaches were retracted or amended last, and what proves it? The newest {rows} corrections, newest first.
-- Times: milliseconds since 1970, UTC. breached_at: where it is now, null when it was retracted.
SELECT
  case_id, clock, instance, department, toString(priority) AS priority,
  if(action = 'VOIDED', NULL, toUnixTimestamp64Milli(at)) AS breached_at,
  toUnixTimestamp64Milli(sla_alerts.known_at) AS known_at,
  toUnixTimestamp64Milli(sla_alerts.emitted_at) AS emitted_at,
  revision, proof_event_id AS proof
FROM sla_alerts
WHERE level = '100' AND action != 'RAISED'
ORDER BY sla_alerts.known_at DESC, sla_alerts.emitted_at DESC
LIMIT {rows:UInt32}
