-- How many breaches, warnings and solved cases were there in each of the last 24 hours, and in the same hours a week ago? Hours
-- run back from event time, hours_ago 0 is the last one. A warning that was retracted does not count. now: milliseconds since 1970, UTC.
WITH
  (SELECT min(event_time) FROM pipeline_progress) AS reached,
  happened AS
  (
    SELECT 'BREACH' AS kind, assumeNotNull(breached_at) AS at FROM sla_breaches WHERE breached_at > reached - INTERVAL 8 DAY AND breached_at <= reached
    UNION ALL
    SELECT 'SOLVED' AS kind, stopped_at AS at FROM case_resolutions WHERE stopped_at > reached - INTERVAL 8 DAY AND stopped_at <= reached
    UNION ALL
    SELECT 'WARNING' AS kind, raised_at AS at
    FROM
    (
      SELECT argMax(sla_alerts.at, sla_alerts.revision) AS raised_at, argMax(toString(action), sla_alerts.revision) AS newest
      FROM sla_alerts
      WHERE level NOT IN ('100', 'ESCALATION_DUE') AND sla_alerts.at > reached - INTERVAL 8 DAY AND sla_alerts.at <= reached
      GROUP BY alert_id
    )
    WHERE newest != 'VOIDED'
  ),
  placed AS
  (
    SELECT
      kind,
      toUnixTimestamp64Milli(reached) - toUnixTimestamp64Milli(at) AS ago,
      ago >= 604800000 AS earlier,
      intDiv(if(earlier, ago - 604800000, ago), 3600000) AS hours_ago
    FROM happened
  )
SELECT
  hours.number AS hours_ago,
  countIf(kind = 'BREACH' AND NOT earlier) AS breaches,
  countIf(kind = 'BREACH' AND earlier) AS breaches_before,
  countIf(kind = 'WARNING' AND NOT earlier) AS warnings,
  countIf(kind = 'WARNING' AND earlier) AS warnings_before,
  countIf(kind = 'SOLVED' AND NOT earlier) AS solved,
  countIf(kind = 'SOLVED' AND earlier) AS solved_before,
  toUnixTimestamp64Milli(reached) AS now
FROM (SELECT number FROM numbers(24)) AS hours
LEFT JOIN placed ON toInt64(hours.number) = placed.hours_ago
GROUP BY hours.number
ORDER BY hours_ago DESC
