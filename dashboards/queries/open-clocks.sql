-- Which clocks are open: breached and not stopped while the case goes on (BREACHES), the same though the case is closed
-- (FOLLOW_UPS), or running (AT_RISK)? A paused clock is not at risk.
-- One row per clock, at most {rows} of each list, department, clock and priority, newest breach or soonest due first,
-- with how many there are in all: so any filter finds its first rows and its total here.
-- Times: milliseconds since 1970, UTC. A breach has the department, tier and priority it happened in, the id of the alert
-- that tells it, and who was the first to have seen that.
WITH
  open AS
  (
    SELECT
      'BREACHED' AS state, case_id, clock, instance, due_at, breached_at, target_seconds, policy_version,
      breach_department AS department, breach_tier AS tier, breach_priority AS priority
    FROM sla_breaches
    WHERE stopped_at IS NULL
    UNION ALL
    SELECT
      'RUNNING' AS state, case_id, clock, instance, due_at, breached_at, target_seconds, policy_version,
      department, tier, priority
    FROM sla_clocks
    WHERE status = 'RUNNING' AND due_at IS NOT NULL
  ),
  listed AS
  (
    SELECT
      open.*,
      multiIf(open.state = 'RUNNING', 'AT_RISK', cases.status = 'CLOSED', 'FOLLOW_UPS', 'BREACHES') AS list,
      cases.team AS team, cases.assignee AS assignee, cases.issue_type AS issue_type,
      if(open.state = 'RUNNING', '', lower(hex(SHA256(arrayStringConcat([open.case_id, open.clock, toString(open.instance), '100'], char(31)))))) AS alert_id,
      if(open.state = 'RUNNING', toUnixTimestamp64Milli(assumeNotNull(due_at)), -toUnixTimestamp64Milli(assumeNotNull(breached_at))) AS place
    FROM open
    INNER JOIN cases ON cases.case_id = open.case_id
    WHERE cases.status != 'CANCELLED'
  ),
  seen AS
  (
    SELECT alert_id, argMin(seen_by, alert_seen.seen_at) AS seen_by, min(alert_seen.seen_at) AS first_seen_at
    FROM alert_seen
    GROUP BY alert_id
  )
SELECT
  list, case_id, clock, instance,
  toUnixTimestamp64Milli(coalesce(due_at, breached_at)) AS due_at,
  toUnixTimestamp64Milli(breached_at) AS breached_at,
  toInt64(target_seconds * 1000) AS target_milliseconds,
  toString(priority) AS priority, department, team, tier, assignee, issue_type, policy_version,
  listed.alert_id AS alert_id, seen.seen_by AS seen_by, toUnixTimestamp64Milli(seen.first_seen_at) AS seen_at,
  count() OVER (PARTITION BY list, department, clock, priority) AS total
FROM listed
LEFT JOIN seen ON seen.alert_id = listed.alert_id
ORDER BY list, department, clock, priority, place, case_id, instance
LIMIT {rows:UInt32} BY list, department, clock, priority
