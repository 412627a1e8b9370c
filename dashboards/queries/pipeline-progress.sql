-- How far do the facts reach? One row per subtask of the timeline job; the least of them counts.
-- event_time: milliseconds since 1970, UTC.
SELECT
  subtask,
  subtasks,
  toUnixTimestamp64Milli(event_time) AS event_time
FROM pipeline_progress
