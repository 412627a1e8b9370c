-- What the jobs write. Rows are only ever added: of the rows with one key the one with the greatest version counts. The
-- version is the offset of the Kafka record the row came with, so writing a record again changes nothing. Columns are
-- those of the definitions (Tables); ClickHouseMigrationsIT compares them.

CREATE DATABASE IF NOT EXISTS escalations_tables COMMENT 'Where the rows are; read the views of database escalations instead';

CREATE DATABASE IF NOT EXISTS escalations COMMENT 'What people query: current truth, no duplicates';

CREATE TABLE IF NOT EXISTS escalations_tables.cases
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
    version UInt64 COMMENT 'Offset in case-facts',
    is_deleted UInt8 COMMENT '1: a tombstone, the key is removed'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY case_id
COMMENT 'What is true of a case now';

CREATE TABLE IF NOT EXISTS escalations_tables.escalations
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
    version UInt64 COMMENT 'Offset in case-facts',
    is_deleted UInt8 COMMENT '1: a tombstone, the key is removed'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (case_id, escalation_no)
COMMENT 'Hand-overs of cases';

CREATE TABLE IF NOT EXISTS escalations_tables.sla_clocks
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
    version UInt64 COMMENT 'Offset in case-facts',
    is_deleted UInt8 COMMENT '1: a tombstone, the key is removed'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (case_id, clock, instance)
COMMENT 'Clock instances';

CREATE TABLE IF NOT EXISTS escalations_tables.case_resolutions
(
    case_id String COMMENT 'The case',
    resolution_no UInt32 COMMENT '1 for the first of the case',
    opened_at DateTime64(3, 'UTC') COMMENT 'CASE_OPENED of the case',
    stopped_at DateTime64(3, 'UTC') COMMENT 'First RESOLVED or CLOSED of the open period',
    resolution_seconds Decimal(18, 3) COMMENT 'opened_at to stopped_at, wall time',
    department LowCardinality(Nullable(String)) COMMENT 'After the event that resolved it',
    tier Nullable(UInt8) COMMENT 'After the event that resolved it',
    priority LowCardinality(Nullable(String)) COMMENT 'After the event that resolved it',
    channel LowCardinality(Nullable(String)) COMMENT 'After the event that resolved it',
    issue_category LowCardinality(Nullable(String)) COMMENT 'After the event that resolved it',
    issue_type LowCardinality(Nullable(String)) COMMENT 'After the event that resolved it',
    version UInt64 COMMENT 'Offset in case-facts',
    is_deleted UInt8 COMMENT '1: a tombstone, the key is removed'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (case_id, resolution_no)
COMMENT 'Resolutions of cases, one for each open period that has ended';

CREATE TABLE IF NOT EXISTS escalations_tables.case_spans
(
    case_id String COMMENT 'The case',
    kind LowCardinality(String) COMMENT 'TIER, DEPARTMENT',
    number UInt32 COMMENT '1 for the first of the case and kind',
    value LowCardinality(Nullable(String)) COMMENT 'Which tier or department; null: none',
    `from` DateTime64(3, 'UTC') COMMENT 'When it entered it; of the first, CASE_OPENED',
    `to` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it left it, or the last stop; null for the last one of an open case',
    seconds Nullable(Decimal(18, 3)) COMMENT 'from to to, wall time',
    version UInt64 COMMENT 'Offset in case-facts',
    is_deleted UInt8 COMMENT '1: a tombstone, the key is removed'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (case_id, kind, number)
COMMENT 'Spans of cases in one tier or department';

CREATE TABLE IF NOT EXISTS escalations_tables.sla_alerts
(
    alert_id String COMMENT 'Lower-case hex SHA-256 of case_id, clock, instance and level, joined by U+001F',
    revision UInt32 COMMENT '1, 2, … per alert',
    case_id String COMMENT 'The case',
    clock LowCardinality(String) COMMENT 'first_response, resolution, …',
    instance UInt32 COMMENT 'Which one of the case',
    level LowCardinality(String) COMMENT 'Percent of the target, 100 is the breach; or ESCALATION_DUE',
    action LowCardinality(String) COMMENT 'RAISED, VOIDED, AMENDED',
    at DateTime64(3, 'UTC') COMMENT 'The instant of the level',
    known_at DateTime64(3, 'UTC') COMMENT 'Event time of the job when it was emitted',
    emitted_at DateTime64(3, 'UTC') COMMENT 'Wall time when it was emitted',
    due_at Nullable(DateTime64(3, 'UTC')) COMMENT 'Due instant as of at',
    target_seconds Nullable(Decimal(18, 3)) COMMENT 'Counted time allowed',
    status LowCardinality(Nullable(String)) COMMENT 'Of the clock, as of at',
    department LowCardinality(Nullable(String)) COMMENT 'As of at',
    team LowCardinality(Nullable(String)) COMMENT 'As of at',
    tier Nullable(UInt8) COMMENT 'As of at',
    priority LowCardinality(Nullable(String)) COMMENT 'As of at',
    issue_category LowCardinality(Nullable(String)) COMMENT 'As of at',
    proof_event_id Nullable(String) COMMENT 'The event that proves a VOIDED or AMENDED',
    policy_version LowCardinality(Nullable(String)) COMMENT 'The policy it was computed under',
    version UInt64 COMMENT 'Offset in sla-alerts'
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (case_id, clock, instance, level, revision)
COMMENT 'Alerts emitted, never removed: a correction is a further revision';

CREATE TABLE IF NOT EXISTS escalations_tables.escalation_volume
(
    window LowCardinality(String) COMMENT '1h, 24h, 7d',
    window_start DateTime64(3, 'UTC') COMMENT 'Inclusive',
    window_end DateTime64(3, 'UTC') COMMENT 'Exclusive; a multiple of 5 minutes, an hour, a day',
    department LowCardinality(String) COMMENT 'Who received it; empty if unknown',
    issue_category LowCardinality(String) COMMENT 'As of the escalation; empty if unknown',
    tier UInt8 COMMENT 'Who received it; 0 if unknown',
    channel LowCardinality(String) COMMENT 'As of the escalation; empty if unknown',
    escalations UInt32 COMMENT 'Escalated in the window',
    open_escalations UInt32 COMMENT 'Escalated before window_end and not ended before it',
    final UInt8 COMMENT '1: event time has passed window_end',
    restated_at Nullable(DateTime64(3, 'UTC')) COMMENT 'Event time at which a final row was changed last',
    version UInt64 COMMENT 'Offset in escalation-volume',
    is_deleted UInt8 COMMENT '1: a tombstone, the key is removed'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (window, window_end, department, issue_category, tier, channel)
COMMENT 'Escalations in sliding windows';

CREATE TABLE IF NOT EXISTS escalations_tables.resolution_times
(
    window LowCardinality(String) COMMENT '1h, 24h, 7d',
    window_start DateTime64(3, 'UTC') COMMENT 'Inclusive',
    window_end DateTime64(3, 'UTC') COMMENT 'Exclusive; a multiple of 5 minutes, an hour, a day',
    department LowCardinality(String) COMMENT 'As of the stop; empty if unknown',
    issue_category LowCardinality(String) COMMENT 'As of the stop; empty if unknown',
    priority LowCardinality(String) COMMENT 'As of the stop; empty if unknown',
    resolved UInt32 COMMENT 'Resolutions in the window',
    mean_seconds Decimal(18, 3) COMMENT 'Exact',
    p50_seconds Decimal(18, 3) COMMENT 'Within 1 % of the exact median',
    p90_seconds Decimal(18, 3) COMMENT 'Within 1 % of the exact percentile',
    p95_seconds Decimal(18, 3) COMMENT 'Within 1 % of the exact percentile',
    final UInt8 COMMENT '1: event time has passed window_end',
    restated_at Nullable(DateTime64(3, 'UTC')) COMMENT 'Event time at which a final row was changed last',
    version UInt64 COMMENT 'Offset in resolution-times',
    is_deleted UInt8 COMMENT '1: a tombstone, the key is removed'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (window, window_end, department, issue_category, priority)
COMMENT 'Resolution times in sliding windows';

CREATE TABLE IF NOT EXISTS escalations_tables.issue_patterns
(
    pattern_id String COMMENT 'Kind and key; the same for as long as the candidate lives',
    kind LowCardinality(String) COMMENT 'PING_PONG, REOPEN_LOOP, TIER_SKIP, SAME_CUSTOMER, STALLED, SIMILAR_TEXT, BURST',
    case_id Nullable(String) COMMENT 'The case whose path it is; null if it is about several',
    customer_id Nullable(String) COMMENT 'Whose case, or cases, it is',
    department LowCardinality(Nullable(String)) COMMENT 'Who has the case, or had it last; null if it is about several',
    issue_type LowCardinality(Nullable(String)) COMMENT 'Finer code of the source; null if it is about any',
    issue_product LowCardinality(Nullable(String)) COMMENT 'What it is about; null if it is about any',
    first_seen DateTime64(3, 'UTC') COMMENT 'When the rule was met; for BURST the beginning of the hour',
    last_seen DateTime64(3, 'UTC') COMMENT 'The last instant that adds to it',
    cases UInt32 COMMENT 'How many cases form it',
    observed UInt32 COMMENT 'What the rule counts: returns, stops, tiers climbed at once, cases, working hours',
    expected Float64 COMMENT 'The count from which on the rule is met; for BURST how many cases would be usual',
    score Float64 COMMENT 'observed as a multiple of expected',
    episode UInt32 COMMENT 'Grows when a candidate comes back after it was cleared',
    active UInt8 COMMENT '0: cleared',
    sample_case_ids Array(String) COMMENT 'Cases that show it, ten at most',
    version UInt64 COMMENT 'Offset in issue-patterns',
    is_deleted UInt8 COMMENT '1: a tombstone, the key is removed'
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY pattern_id
COMMENT 'Candidates for recurring issues';

CREATE TABLE IF NOT EXISTS escalations_tables.case_events
(
    event_id String COMMENT 'With case_id the identity of the event',
    case_id String COMMENT 'The case it is about',
    type LowCardinality(String) COMMENT 'What happened',
    occurred_at DateTime64(3, 'UTC') COMMENT 'Event time',
    sequence Int64 COMMENT 'Order among events of one case at one instant',
    source LowCardinality(Nullable(String)) COMMENT 'System of record',
    actor_id Nullable(String) COMMENT 'Who did it',
    actor_role LowCardinality(Nullable(String)) COMMENT 'The role held at that instant: CUSTOMER, AGENT, SYSTEM',
    channel LowCardinality(Nullable(String)) COMMENT 'CHAT, EMAIL, PHONE, WEB, OTHER',
    customer_id Nullable(String) COMMENT 'Whose case it is',
    customer_name Nullable(String) COMMENT 'Personal data',
    customer_account Nullable(String) COMMENT 'Personal data',
    customer_contact Nullable(String) COMMENT 'Personal data',
    customer_segment LowCardinality(Nullable(String)) COMMENT 'STANDARD, VIP',
    issue_category LowCardinality(Nullable(String)) COMMENT 'Coarse category all sources share',
    issue_type LowCardinality(Nullable(String)) COMMENT 'Finer code of the source',
    issue_product LowCardinality(Nullable(String)) COMMENT 'What the case is about',
    issue_description Nullable(String) COMMENT 'Personal data: free text',
    priority LowCardinality(Nullable(String)) COMMENT 'P1 to P4, as carried by this event',
    department LowCardinality(Nullable(String)) COMMENT 'As carried by this event; empty clears it',
    team LowCardinality(Nullable(String)) COMMENT 'As carried by this event; empty clears it',
    assignee Nullable(String) COMMENT 'As carried by this event; empty clears it',
    tier Nullable(UInt8) COMMENT '1 frontline to 4 executive or external',
    escalation_reason LowCardinality(Nullable(String)) COMMENT 'Why it was handed on, on ESCALATED',
    escalation_kind LowCardinality(Nullable(String)) COMMENT 'FUNCTIONAL, HIERARCHICAL, AUTOMATIC, on ESCALATED',
    escalation_note Nullable(String) COMMENT 'Personal data: free text',
    due_at Nullable(DateTime64(3, 'UTC')) COMMENT 'Resolution deadline promised for the case',
    due_at_cleared UInt8 COMMENT '1: this event takes away the deadline that was promised',
    rating Nullable(UInt8) COMMENT '1 to 5, on SATISFACTION_RATED',
    compensated_amount Nullable(Decimal(38, 9)) COMMENT 'What was granted, on COMPENSATED',
    compensated_currency LowCardinality(Nullable(String)) COMMENT 'ISO 4217',
    attributes Map(String, String) COMMENT 'Anything else the source sent; may hold personal data',
    ingested_at DateTime64(3, 'UTC') COMMENT 'When Kafka appended the record',
    partition Nullable(UInt32) COMMENT 'Where the record stands in case-events; null if the row was restored from files',
    offset Nullable(UInt64) COMMENT 'Where the record stands in case-events; null if the row was restored from files',
    late UInt8 COMMENT '1: event time had reached occurred_at before the event came',
    content_digest Int64 COMMENT 'Of the event as accepted: it tells a second delivery from another event of this id',
    version UInt64 COMMENT 'Offset in case-events-accepted',
    -- Where cases are named in the order in which they are opened, as most systems do, a span of time lies in few granules.
    INDEX by_time occurred_at TYPE minmax GRANULARITY 1
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (case_id, event_id)
COMMENT 'Accepted events';

CREATE TABLE IF NOT EXISTS escalations_tables.rejected_events
(
    topic LowCardinality(String) COMMENT 'Where the record stood',
    partition UInt32 COMMENT 'Where the record stood',
    offset UInt64 COMMENT 'Where the record stood',
    reason LowCardinality(String) COMMENT 'Why it was refused',
    detail Nullable(String) COMMENT 'One line: which field, what was found, what is expected; quotes nothing that people wrote',
    raw Nullable(String) COMMENT 'Personal data: the first 64 KiB of the record, bytes that are no UTF-8 replaced',
    raw_size UInt64 COMMENT 'Bytes of the whole record',
    rejected_at DateTime64(3, 'UTC') COMMENT 'When Kafka appended the refused record'
)
ENGINE = ReplacingMergeTree
ORDER BY (topic, partition, offset)
COMMENT 'Refused records';

CREATE TABLE IF NOT EXISTS escalations_tables.pipeline_progress
(
    subtask UInt32 COMMENT 'Of the timeline job, from 0',
    subtasks UInt32 COMMENT 'How many there were',
    event_time DateTime64(3, 'UTC') COMMENT 'How far it had come',
    known_at DateTime64(3, 'UTC') COMMENT 'Wall time when it was emitted',
    checkpoint UInt64 COMMENT 'Of the timeline job: all that it had written by then stands in the tables',
    waiting_cases UInt64 COMMENT 'Retired cases with new events that wait until their earlier events are read back',
    waiting_because Nullable(String) COMMENT 'Why the last attempt to read events back failed; null: it did not',
    version UInt64 COMMENT 'Offset in pipeline-progress'
)
ENGINE = ReplacingMergeTree(version)
ORDER BY subtask
COMMENT 'How far the pipeline has come';

CREATE TABLE IF NOT EXISTS escalations_tables.duplicate_events
(
    partition UInt32 COMMENT 'Where the record stands in case-events',
    offset UInt64 COMMENT 'Where the record stands in case-events',
    case_id String COMMENT 'The case it is about',
    event_id String COMMENT 'Identity of the event, which had been accepted before',
    ingested_at DateTime64(3, 'UTC') COMMENT 'When Kafka appended the record'
)
ENGINE = ReplacingMergeTree
ORDER BY (partition, offset)
COMMENT 'Second deliveries';

CREATE TABLE IF NOT EXISTS escalations_tables.record_counts
(
    partition UInt32 COMMENT 'Of case-events',
    offset UInt64 COMMENT 'The timeline job has read the records before this one',
    events UInt64 COMMENT 'How many of these are no heartbeats',
    heartbeats UInt64 COMMENT 'How many of these are heartbeats'
)
ENGINE = ReplacingMergeTree(offset)
ORDER BY partition
COMMENT 'What the timeline job has read, counted by itself; the greatest offset counts';
