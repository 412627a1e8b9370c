-- The clocks that somebody should look at, with whose case it is, in a small table of their own: computed anew ten seconds
-- after it was last ready, so that asking who is due next does not read the clocks of all time. open_clocks_now lays over it
-- what was written since: it is right to the second, for those who watch.

CREATE TABLE IF NOT EXISTS escalations_tables.written_cases
(
    case_id String COMMENT 'The case',
    written_at DateTime64(3, 'UTC') COMMENT 'Wall time at which a row of it or of a clock of it was written'
)
ENGINE = MergeTree
ORDER BY written_at
TTL toDateTime(written_at) + INTERVAL 1 HOUR
COMMENT 'Which cases were written of late';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.note_written_cases
TO escalations_tables.written_cases
DEFINER = admin SQL SECURITY DEFINER
AS SELECT DISTINCT case_id, now64(3) AS written_at FROM escalations_tables.cases
COMMENT 'Notes which cases are written';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.note_written_clocks
TO escalations_tables.written_cases
DEFINER = admin SQL SECURITY DEFINER
AS SELECT DISTINCT case_id, now64(3) AS written_at FROM escalations_tables.sla_clocks
COMMENT 'Notes of which cases clocks are written';

CREATE TABLE IF NOT EXISTS escalations_tables.open_clocks
(
    case_id String COMMENT 'The case',
    clock LowCardinality(String) COMMENT 'first_response, resolution, …',
    instance UInt32 COMMENT '1 for the first of the case',
    status LowCardinality(String) COMMENT 'RUNNING, PAUSED, or BREACHED and not stopped',
    due_at Nullable(DateTime64(3, 'UTC')) COMMENT 'Earliest instant at which counted time equals the target; null while paused',
    remaining_seconds Nullable(Decimal(18, 3)) COMMENT 'Counted time left, while paused only',
    breached_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When it breached; null: it has not',
    started_at DateTime64(3, 'UTC') COMMENT 'When it started',
    target_seconds Decimal(18, 3) COMMENT 'Counted time allowed',
    policy_version LowCardinality(Nullable(String)) COMMENT 'The policy the row was computed under',
    calendar LowCardinality(Nullable(String)) COMMENT 'Name in that policy; null for a deadline without one',
    department LowCardinality(Nullable(String)) COMMENT 'Value the target was chosen with; of a breached clock that in force at breached_at',
    tier Nullable(UInt8) COMMENT 'As department',
    priority LowCardinality(Nullable(String)) COMMENT 'As department',
    issue_category LowCardinality(Nullable(String)) COMMENT 'Value the target was chosen with',
    case_status LowCardinality(String) COMMENT 'Of the case, as its owners below: OPEN, WAITING, RESOLVED, CLOSED',
    team LowCardinality(Nullable(String)) COMMENT 'Who owns the case',
    assignee Nullable(String) COMMENT 'Who owns the case',
    issue_type LowCardinality(Nullable(String)) COMMENT 'Finer code of the source',
    customer_segment LowCardinality(Nullable(String)) COMMENT 'STANDARD, VIP',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
ENGINE = MergeTree
ORDER BY (status, case_id, clock, instance)
COMMENT 'Clock instances that are not stopped';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.refresh_open_clocks
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

CREATE OR REPLACE VIEW escalations.open_clocks
(
    case_id String COMMENT 'The case',
    clock LowCardinality(String) COMMENT 'first_response, resolution, …',
    instance UInt32 COMMENT '1 for the first of the case',
    status LowCardinality(String) COMMENT 'RUNNING, PAUSED, or BREACHED and not stopped',
    due_at Nullable(DateTime64(3, 'UTC')) COMMENT 'Earliest instant at which counted time equals the target; null while paused',
    remaining_seconds Nullable(Decimal(18, 3)) COMMENT 'Counted time left, while paused only',
    breached_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When it breached; null: it has not',
    started_at DateTime64(3, 'UTC') COMMENT 'When it started',
    target_seconds Decimal(18, 3) COMMENT 'Counted time allowed',
    policy_version LowCardinality(Nullable(String)) COMMENT 'The policy the row was computed under',
    calendar LowCardinality(Nullable(String)) COMMENT 'Name in that policy; null for a deadline without one',
    department LowCardinality(Nullable(String)) COMMENT 'Value the target was chosen with; of a breached clock that in force at breached_at',
    tier Nullable(UInt8) COMMENT 'As department',
    priority LowCardinality(Nullable(String)) COMMENT 'As department',
    issue_category LowCardinality(Nullable(String)) COMMENT 'Value the target was chosen with',
    case_status LowCardinality(String) COMMENT 'Of the case, as its owners below: OPEN, WAITING, RESOLVED, CLOSED',
    team LowCardinality(Nullable(String)) COMMENT 'Who owns the case',
    assignee Nullable(String) COMMENT 'Who owns the case',
    issue_type LowCardinality(Nullable(String)) COMMENT 'Finer code of the source',
    customer_segment LowCardinality(Nullable(String)) COMMENT 'STANDARD, VIP',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT case_id, clock, instance, status, due_at, remaining_seconds, breached_at, started_at, target_seconds, policy_version, calendar, department, tier, priority, issue_category, case_status, team, assignee, issue_type, customer_segment, refreshed_at
FROM escalations_tables.open_clocks
COMMENT 'One row per clock instance that is not stopped: running, paused or breached; up to ten seconds behind';

CREATE OR REPLACE VIEW escalations.open_clocks_now
(
    case_id String COMMENT 'The case',
    clock LowCardinality(String) COMMENT 'first_response, resolution, …',
    instance UInt32 COMMENT '1 for the first of the case',
    status LowCardinality(String) COMMENT 'RUNNING, PAUSED, or BREACHED and not stopped',
    due_at Nullable(DateTime64(3, 'UTC')) COMMENT 'Earliest instant at which counted time equals the target; null while paused',
    remaining_seconds Nullable(Decimal(18, 3)) COMMENT 'Counted time left, while paused only',
    breached_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When it breached; null: it has not',
    started_at DateTime64(3, 'UTC') COMMENT 'When it started',
    target_seconds Decimal(18, 3) COMMENT 'Counted time allowed',
    policy_version LowCardinality(Nullable(String)) COMMENT 'The policy the row was computed under',
    calendar LowCardinality(Nullable(String)) COMMENT 'Name in that policy; null for a deadline without one',
    department LowCardinality(Nullable(String)) COMMENT 'Value the target was chosen with; of a breached clock that in force at breached_at',
    tier Nullable(UInt8) COMMENT 'As department',
    priority LowCardinality(Nullable(String)) COMMENT 'As department',
    issue_category LowCardinality(Nullable(String)) COMMENT 'Value the target was chosen with',
    case_status LowCardinality(String) COMMENT 'Of the case, as its owners below: OPEN, WAITING, RESOLVED, CLOSED',
    team LowCardinality(Nullable(String)) COMMENT 'Who owns the case',
    assignee Nullable(String) COMMENT 'Who owns the case',
    issue_type LowCardinality(Nullable(String)) COMMENT 'Finer code of the source',
    customer_segment LowCardinality(Nullable(String)) COMMENT 'STANDARD, VIP'
)
DEFINER = admin SQL SECURITY DEFINER
AS
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
COMMENT 'The rows of open_clocks, right to the second: what was written since is read anew, which costs more the more that is';
