-- One row per clock instance that is not stopped: running, paused or breached; up to ten seconds behind
SELECT case_id, clock, instance, status, due_at, remaining_seconds, breached_at, started_at, target_seconds, policy_version, calendar, department, tier, priority, issue_category, case_status, team, assignee, issue_type, customer_segment, refreshed_at
FROM escalations_tables.open_clocks
