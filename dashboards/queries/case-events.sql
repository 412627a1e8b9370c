-- What happened in this case, in order, up to an instant of event time? Times: milliseconds since 1970, UTC.
SELECT
  event_id, type, toUnixTimestamp64Milli(occurred_at) AS happened_at, sequence, source, actor_id, actor_role, priority, department, team, assignee,
  tier, escalation_kind, escalation_reason, rating
FROM case_events
WHERE case_id = {case:String} AND occurred_at <= fromUnixTimestamp64Milli({at:Int64})
ORDER BY occurred_at, sequence, event_id
LIMIT 500
