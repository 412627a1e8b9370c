-- Which clocks has this case had up to an instant, and how did each stand then, by what is known now?
-- state: RUNNING, MET, BREACHED (still running after due), BREACHED_STOPPED, CANCELLED. Times: milliseconds since 1970, UTC.
-- due_at is that of now; seconds are counted time of the whole clock, null until it has stopped.
WITH fromUnixTimestamp64Milli({at:Int64}) AS instant
SELECT
  clock, instance, policy_version, calendar, cause,
  toUnixTimestamp64Milli(sla_clocks.started_at) AS begun_at,
  toUnixTimestamp64Milli(sla_clocks.due_at) AS owed_at,
  if(sla_clocks.stopped_at <= instant, toUnixTimestamp64Milli(sla_clocks.stopped_at), NULL) AS ended_at,
  if(sla_clocks.breached_at <= instant, toUnixTimestamp64Milli(sla_clocks.breached_at), NULL) AS broken_at,
  multiIf(
    broken_at IS NOT NULL AND ended_at IS NOT NULL, 'BREACHED_STOPPED',
    broken_at IS NOT NULL, 'BREACHED',
    ended_at IS NULL AND status = 'PAUSED' AND sla_clocks.stopped_at IS NULL, 'PAUSED',
    ended_at IS NULL, 'RUNNING',
    status = 'CANCELLED', 'CANCELLED',
    'MET') AS state,
  toFloat64(target_seconds) AS target,
  if(ended_at IS NULL, NULL, toFloat64(elapsed_seconds)) AS elapsed,
  if(ended_at IS NULL, NULL, toFloat64(paused_seconds)) AS paused,
  if(ended_at IS NULL, NULL, toFloat64(overdue_seconds)) AS overdue
FROM sla_clocks
WHERE case_id = {case:String} AND sla_clocks.started_at <= instant
ORDER BY sla_clocks.started_at, clock, instance
