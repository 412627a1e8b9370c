-- Which warning levels were given for the clocks of these cases, and do they still stand?
-- cases: JSON, an array of case_id. One row per clock instance and level: its newest revision.
SELECT
  case_id, clock, instance,
  toUInt8OrZero(toString(sla_alerts.level)) AS percent,
  max(sla_alerts.revision) AS newest,
  argMax(toString(action), sla_alerts.revision) != 'VOIDED' AS stands
FROM sla_alerts
WHERE case_id IN (SELECT arrayJoin(JSONExtract({cases:String}, 'Array(String)')))
GROUP BY case_id, clock, instance, percent
HAVING percent BETWEEN 1 AND 99
