-- Which clocks are open: breached and not stopped while the case goes on (BREACHES), the same though the case is closed
-- (FOLLOW_UPS), or running (AT_RISK)? A paused clock is not at risk.
-- One row per clock, at most {rows} of each list, department, clock and priority, newest breach or soonest due first,
-- with how many there are in all: so any filter finds its first rows and its total here.
-- Times: milliseconds since 1970, UTC. A breach has the department, tier and priority it happened in, the id of the alert
-- that reports it, who was called for that, and who was the first to have seen it.
WITH
  listed AS
  (
    SELECT
      multiIf(breached_at IS NULL, 'AT_RISK', case_status = 'CLOSED', 'FOLLOW_UPS', 'BREACHES') AS list,
      case_id, clock, instance, due_at, breached_at, target_seconds, priority, department, team, tier, assignee, issue_type, policy_version,
      if(breached_at IS NULL, toUnixTimestamp64Milli(assumeNotNull(due_at)), -toUnixTimestamp64Milli(assumeNotNull(breached_at))) AS place,
      count() OVER (PARTITION BY list, department, clock, priority) AS total
    FROM open_clocks_now
    WHERE case_status != 'CANCELLED' AND (breached_at IS NOT NULL OR (status = 'RUNNING' AND due_at IS NOT NULL))
    ORDER BY list, department, clock, priority, place, case_id, instance
    LIMIT {rows:UInt32} BY list, department, clock, priority
  ),
  identified AS
  (
    SELECT *, if(list = 'AT_RISK', '', lower(hex(SHA256(arrayStringConcat([case_id, clock, toString(instance), '100'], char(31)))))) AS alert_id
    FROM listed
  ),
  seen AS
  (
    SELECT alert_id, argMin(seen_by, alert_seen.seen_at) AS seen_by, min(alert_seen.seen_at) AS first_seen_at
    FROM alert_seen
    GROUP BY alert_id
  ),
  called AS
  (
    SELECT
      alert_id,
      groupUniqArrayIf(receiver, outcome = 'ACCEPTED') AS reached,
      arrayStringConcat(arrayMap(one -> if(has(reached, one), one, concat(one, ' (not reached)')), arraySort(groupUniqArray(receiver))), ', ') AS receivers
    FROM alert_deliveries
    WHERE (message = 'TRIGGER' OR group_id IS NOT NULL) AND attempted_at >= now64(3) - INTERVAL 30 DAY
    GROUP BY alert_id
  )
SELECT
  list, case_id, clock, instance,
  toUnixTimestamp64Milli(coalesce(due_at, breached_at)) AS due_at,
  toUnixTimestamp64Milli(breached_at) AS breached_at,
  toInt64(target_seconds * 1000) AS target_milliseconds,
  toString(priority) AS priority, department, team, tier, assignee, issue_type, policy_version,
  identified.alert_id AS alert_id, called.receivers AS called, seen.seen_by AS seen_by, toUnixTimestamp64Milli(seen.first_seen_at) AS seen_at,
  total
FROM identified
LEFT JOIN seen ON seen.alert_id = identified.alert_id
LEFT JOIN called ON called.alert_id = identified.alert_id
ORDER BY list, department, clock, priority, place, case_id, instance
