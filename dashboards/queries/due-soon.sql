-- Which departments have the most clocks due in the next four hours of event time? The first three, of all that are due.
WITH (SELECT min(event_time) FROM pipeline_progress) AS reached
SELECT ifNull(toString(department), '') AS department, count() AS clocks, sum(clocks) OVER () AS all_clocks
FROM open_clocks_now
WHERE case_status != 'CANCELLED' AND status = 'RUNNING' AND breached_at IS NULL AND due_at > reached AND due_at <= reached + INTERVAL 4 HOUR
GROUP BY department
ORDER BY clocks DESC, department
LIMIT 3
