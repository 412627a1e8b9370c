-- Computes open_clocks
DROP VIEW IF EXISTS escalations_tables.refresh_open_clocks;

CREATE MATERIALIZED VIEW escalations_tables.refresh_open_clocks
REFRESH AFTER 10 SECOND
TO escalations_tables.open_clocks
DEFINER = admin SQL SECURITY DEFINER
AS
SELECT
    open.case_id AS case_id, clock, instance, open.status AS status, due_at, remaining_seconds, breached_at, started_at, target_seconds, policy_version, calendar,
    if(breached_at IS NULL, open.department, breach_department) AS department,
    if(breached_at IS NULL, open.tier, breach_tier) AS tier,
    if(breached_at IS NULL, open.priority, breach_priority) AS priority,
    open.issue_category AS issue_category,
    of_case.status AS case_status, of_case.team AS team, of_case.assignee AS assignee, of_case.issue_type AS issue_type, of_case.customer_segment AS customer_segment,
    now64(3) AS refreshed_at
FROM (SELECT * FROM escalations_tables.sla_clocks FINAL WHERE stopped_at IS NULL) AS open
INNER JOIN
(
    SELECT case_id, status, team, assignee, issue_type, customer_segment FROM escalations_tables.cases FINAL
    WHERE case_id IN (SELECT case_id FROM escalations_tables.sla_clocks WHERE stopped_at IS NULL)
) AS of_case ON of_case.case_id = open.case_id
COMMENT 'Computes open_clocks';
