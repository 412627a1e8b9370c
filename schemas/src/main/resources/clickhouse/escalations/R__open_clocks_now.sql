-- The rows of open_clocks, right to the second: what was written since is read anew, which costs more the more that is
-- priority LowCardinality(Nullable(String)): As department
-- department LowCardinality(Nullable(String)): Value the target was chosen with; of a breached clock that in force at breached_at
WITH
    -- An insert that had begun before the table was computed may be seen only after it. From an empty table on, all of the last hour counts.
    (SELECT min(refreshed_at) - INTERVAL 20 SECOND FROM escalations_tables.open_clocks) AS since,
    changed AS (SELECT case_id FROM escalations_tables.written_cases WHERE written_at >= since)
SELECT case_id, clock, instance, status, due_at, remaining_seconds, breached_at, started_at, target_seconds, policy_version, calendar, department, tier, priority, issue_category, case_status, team, assignee, issue_type, customer_segment
FROM escalations_tables.open_clocks
WHERE case_id NOT IN (SELECT case_id FROM changed)
UNION ALL
SELECT
    open.case_id AS case_id, clock, instance, open.status AS status, due_at, remaining_seconds, breached_at, started_at, target_seconds, policy_version, calendar,
    if(breached_at IS NULL, open.department, breach_department) AS department,
    if(breached_at IS NULL, open.tier, breach_tier) AS tier,
    if(breached_at IS NULL, open.priority, breach_priority) AS priority,
    open.issue_category AS issue_category,
    of_case.status AS case_status, of_case.team AS team, of_case.assignee AS assignee, of_case.issue_type AS issue_type, of_case.customer_segment AS customer_segment
-- Before the merge of FINAL nothing but the key may decide: all versions of a clock have the same.
FROM (SELECT * FROM escalations_tables.sla_clocks FINAL PREWHERE case_id IN (SELECT case_id FROM changed) WHERE stopped_at IS NULL) AS open
INNER JOIN
(
    SELECT case_id, status, team, assignee, issue_type, customer_segment FROM escalations_tables.cases FINAL
    PREWHERE case_id IN (SELECT case_id FROM changed)
) AS of_case ON of_case.case_id = open.case_id
