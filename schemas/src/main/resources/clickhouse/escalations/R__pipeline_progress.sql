-- One row per subtask of the timeline job; the pipeline has come as far as the least of them
SELECT
    subtask,
    subtasks,
    event_time,
    known_at,
    checkpoint,
    waiting_cases,
    waiting_because
FROM escalations_tables.pipeline_progress FINAL
WHERE subtask < (SELECT argMax(subtasks, version) FROM escalations_tables.pipeline_progress)
