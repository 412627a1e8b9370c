-- What was known when: of each fact every row that was ever believed, with the instant of event time from which on it was.
-- Rows are only ever added. Writing a record again changes nothing: of the rows with one key and one instant the one with the
-- greatest version counts.

ALTER TABLE escalations_tables.case_events ADD COLUMN IF NOT EXISTS known_at DateTime64(3, 'UTC') COMMENT 'Event time from which on it was known: its own, or that at which it came late' AFTER late;

CREATE TABLE IF NOT EXISTS escalations_tables.cases_history
(
    case_id String COMMENT 'The case',
    status LowCardinality(String) COMMENT 'OPEN, WAITING, RESOLVED, CLOSED, CANCELLED',
    opened_at Nullable(DateTime64(3, 'UTC')) COMMENT 'CASE_OPENED; null when none has come',
    first_response_at Nullable(DateTime64(3, 'UTC')) COMMENT 'First AGENT_REPLIED, RESOLVED or CLOSED at or after CASE_OPENED',
    resolved_at Nullable(DateTime64(3, 'UTC')) COMMENT 'First RESOLVED of the last open period that has one; kept after a reopen',
    closed_at Nullable(DateTime64(3, 'UTC')) COMMENT 'First CLOSED of the last open period that has one; kept after a reopen',
    first_priority LowCardinality(Nullable(String)) COMMENT 'The first one carried',
    priority LowCardinality(Nullable(String)) COMMENT 'P1 to P4',
    department LowCardinality(Nullable(String)) COMMENT 'Who owns the case',
    team LowCardinality(Nullable(String)) COMMENT 'Who owns the case',
    assignee Nullable(String) COMMENT 'Who owns the case',
    tier Nullable(UInt8) COMMENT '1 frontline to 4 executive or external',
    max_tier Nullable(UInt8) COMMENT 'The greatest tier the case has had',
    channel LowCardinality(Nullable(String)) COMMENT 'CHAT, EMAIL, PHONE, WEB, OTHER',
    customer_id Nullable(String) COMMENT 'Whose case it is',
    customer_segment LowCardinality(Nullable(String)) COMMENT 'STANDARD, VIP',
    issue_category LowCardinality(Nullable(String)) COMMENT 'Coarse category all sources share',
    issue_type LowCardinality(Nullable(String)) COMMENT 'Finer code of the source',
    issue_product LowCardinality(Nullable(String)) COMMENT 'What the case is about',
    escalation_count UInt32 COMMENT 'Escalations opened',
    department_changes UInt32 COMMENT 'Moves from one department to another; the first is none',
    returns_to_earlier_department UInt32 COMMENT 'Moves into a department the case has had',
    reopen_count UInt32 COMMENT 'REOPENED that reopened',
    failed_attempts UInt32 COMMENT 'RESOLUTION_FAILED events',
    waiting_seconds Decimal(18, 3) COMMENT 'Ended waits on the customer, wall time',
    on_hold_seconds Decimal(18, 3) COMMENT 'Ended waits on a third party, wall time',
    time_to_first_resolution_seconds Nullable(Decimal(18, 3)) COMMENT 'opened_at to the first RESOLVED or CLOSED',
    rating Nullable(UInt8) COMMENT 'The last one, 1 to 5',
    compensated_amount Nullable(Decimal(38, 9)) COMMENT 'The sum; null when in several currencies',
    compensated_currency LowCardinality(Nullable(String)) COMMENT 'ISO 4217',
    known_at DateTime64(3, 'UTC') COMMENT 'Event time from which on this was known, until the next row of the key',
    version UInt64 COMMENT 'Offset in case-facts-history',
    is_deleted UInt8 COMMENT '1: a tombstone, the key is removed'
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (case_id, known_at)
COMMENT 'What was known of cases, and from when on';

CREATE TABLE IF NOT EXISTS escalations_tables.escalations_history
(
    case_id String COMMENT 'The case',
    escalation_no UInt32 COMMENT '1 for the first of the case',
    kind LowCardinality(Nullable(String)) COMMENT 'FUNCTIONAL, HIERARCHICAL, AUTOMATIC',
    reason LowCardinality(Nullable(String)) COMMENT 'Why it was handed on',
    from_department LowCardinality(Nullable(String)) COMMENT 'Before the ESCALATED event',
    department LowCardinality(Nullable(String)) COMMENT 'After the ESCALATED event',
    from_tier Nullable(UInt8) COMMENT 'Before the ESCALATED event',
    tier Nullable(UInt8) COMMENT 'After the ESCALATED event',
    issue_category LowCardinality(Nullable(String)) COMMENT 'As of the escalation',
    issue_type LowCardinality(Nullable(String)) COMMENT 'As of the escalation',
    priority LowCardinality(Nullable(String)) COMMENT 'As of the escalation',
    channel LowCardinality(Nullable(String)) COMMENT 'As of the escalation',
    customer_id Nullable(String) COMMENT 'As of the escalation',
    description Nullable(String) COMMENT 'Personal data: free text of the issue as of the escalation',
    escalated_at DateTime64(3, 'UTC') COMMENT 'When it was handed on',
    acknowledged_at Nullable(DateTime64(3, 'UTC')) COMMENT 'First ASSIGNED, AGENT_REPLIED, RESOLVED or CLOSED while it ran',
    owner Nullable(String) COMMENT 'Last assignee carried while it was open',
    status LowCardinality(String) COMMENT 'OPEN, HANDED_ON, RESOLVED, DEESCALATED, CANCELLED',
    ended_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When it ended',
    deadline Nullable(DateTime64(3, 'UTC')) COMMENT 'due_at of its escalation clock',
    resolution_seconds Nullable(Decimal(18, 3)) COMMENT 'Wall time to RESOLVED or DEESCALATED',
    known_at DateTime64(3, 'UTC') COMMENT 'Event time from which on this was known, until the next row of the key',
    version UInt64 COMMENT 'Offset in case-facts-history',
    is_deleted UInt8 COMMENT '1: a tombstone, the key is removed'
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (case_id, escalation_no, known_at)
COMMENT 'What was known of escalations, and from when on';

CREATE TABLE IF NOT EXISTS escalations_tables.sla_clocks_history
(
    case_id String COMMENT 'The case',
    clock LowCardinality(String) COMMENT 'first_response, resolution, …',
    instance UInt32 COMMENT '1 for the first of the case',
    policy_version LowCardinality(Nullable(String)) COMMENT 'The policy the row was computed under',
    calendar LowCardinality(Nullable(String)) COMMENT 'Name in that policy; null for a deadline without one',
    status LowCardinality(String) COMMENT 'RUNNING, PAUSED, MET, BREACHED, CANCELLED; a breached one stays BREACHED',
    started_at DateTime64(3, 'UTC') COMMENT 'When it started',
    target_seconds Decimal(18, 3) COMMENT 'Counted time allowed',
    due_at Nullable(DateTime64(3, 'UTC')) COMMENT 'Earliest instant at which counted time equals the target; null while paused',
    remaining_seconds Nullable(Decimal(18, 3)) COMMENT 'Counted time left, while paused only',
    stopped_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was stopped or cancelled',
    breached_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When it breached, whenever that was noticed',
    cause LowCardinality(Nullable(String)) COMMENT 'DUE: time ran out; POLICY_CHANGE: the target changed to one already missed',
    elapsed_seconds Nullable(Decimal(18, 3)) COMMENT 'Counted time, once stopped or while paused',
    wall_seconds Nullable(Decimal(18, 3)) COMMENT 'Wall time less resolved gaps, once stopped',
    paused_seconds Nullable(Decimal(18, 3)) COMMENT 'Wall time of the pauses of the clock itself, once stopped',
    overdue_seconds Nullable(Decimal(18, 3)) COMMENT 'Counted time from breach to stop, once stopped',
    department LowCardinality(Nullable(String)) COMMENT 'Value the target was chosen with',
    tier Nullable(UInt8) COMMENT 'Value the target was chosen with',
    priority LowCardinality(Nullable(String)) COMMENT 'Value the target was chosen with',
    issue_category LowCardinality(Nullable(String)) COMMENT 'Value the target was chosen with',
    breach_department LowCardinality(Nullable(String)) COMMENT 'Value in force at breached_at; null if not breached',
    breach_tier Nullable(UInt8) COMMENT 'Value in force at breached_at; null if not breached',
    breach_priority LowCardinality(Nullable(String)) COMMENT 'Value in force at breached_at; null if not breached',
    known_at DateTime64(3, 'UTC') COMMENT 'Event time from which on this was known, until the next row of the key',
    version UInt64 COMMENT 'Offset in case-facts-history',
    is_deleted UInt8 COMMENT '1: a tombstone, the key is removed'
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (case_id, clock, instance, known_at)
COMMENT 'What was known of sla_clocks, and from when on';
