-- What people query. A view reads on behalf of its owner, so readers need no right to the tables; FINAL inside leaves
-- the last version of each row. Personal data is shown to those who logged in as privacy or admin: the name is that of
-- the session, which no client can set.

CREATE DATABASE IF NOT EXISTS escalations COMMENT 'What people query: current truth, no duplicates';

CREATE OR REPLACE VIEW escalations.case_events
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
    rating Nullable(UInt8) COMMENT '1 to 5, on SATISFACTION_RATED',
    compensated_amount Nullable(Decimal(38, 9)) COMMENT 'What was granted, on COMPENSATED',
    compensated_currency LowCardinality(Nullable(String)) COMMENT 'ISO 4217',
    attributes Map(String, String) COMMENT 'Anything else the source sent; may hold personal data',
    ingested_at DateTime64(3, 'UTC') COMMENT 'When Kafka appended the record'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    event_id,
    case_id,
    type,
    occurred_at,
    sequence,
    source,
    actor_id,
    actor_role,
    channel,
    customer_id,
    if(authenticatedUser() IN ('privacy', 'admin'), customer_name, NULL) AS customer_name,
    if(authenticatedUser() IN ('privacy', 'admin'), customer_account, NULL) AS customer_account,
    if(authenticatedUser() IN ('privacy', 'admin'), customer_contact, NULL) AS customer_contact,
    customer_segment,
    issue_category,
    issue_type,
    issue_product,
    if(authenticatedUser() IN ('privacy', 'admin'), issue_description, NULL) AS issue_description,
    priority,
    department,
    team,
    assignee,
    tier,
    escalation_reason,
    escalation_kind,
    if(authenticatedUser() IN ('privacy', 'admin'), escalation_note, NULL) AS escalation_note,
    due_at,
    rating,
    compensated_amount,
    compensated_currency,
    if(authenticatedUser() IN ('privacy', 'admin'), attributes, map()) AS attributes,
    ingested_at
FROM escalations_tables.case_events FINAL
COMMENT 'One row per accepted event';

CREATE OR REPLACE VIEW escalations.cases
(
    case_id String COMMENT 'The case',
    status LowCardinality(String) COMMENT 'OPEN, WAITING, RESOLVED, CLOSED, CANCELLED',
    opened_at Nullable(DateTime64(3, 'UTC')) COMMENT 'CASE_OPENED; null when none has come',
    first_response_at Nullable(DateTime64(3, 'UTC')) COMMENT 'First AGENT_REPLIED, RESOLVED or CLOSED at or after CASE_OPENED',
    resolved_at Nullable(DateTime64(3, 'UTC')) COMMENT 'First RESOLVED of the last spell that has one; kept after a reopen',
    closed_at Nullable(DateTime64(3, 'UTC')) COMMENT 'First CLOSED of the last spell that has one; kept after a reopen',
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
    time_to_first_resolution_seconds Nullable(Decimal(18, 3)) COMMENT 'opened_at to the first stop of a spell',
    rating Nullable(UInt8) COMMENT 'The last one, 1 to 5',
    compensated_amount Nullable(Decimal(38, 9)) COMMENT 'The sum; null when in several currencies',
    compensated_currency LowCardinality(Nullable(String)) COMMENT 'ISO 4217'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    case_id,
    status,
    opened_at,
    first_response_at,
    resolved_at,
    closed_at,
    first_priority,
    priority,
    department,
    team,
    assignee,
    tier,
    max_tier,
    channel,
    customer_id,
    customer_segment,
    issue_category,
    issue_type,
    issue_product,
    escalation_count,
    department_changes,
    returns_to_earlier_department,
    reopen_count,
    failed_attempts,
    waiting_seconds,
    on_hold_seconds,
    time_to_first_resolution_seconds,
    rating,
    compensated_amount,
    compensated_currency
FROM escalations_tables.cases FINAL
COMMENT 'One row per case: what is true of it now';

CREATE OR REPLACE VIEW escalations.escalations
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
    resolution_seconds Nullable(Decimal(18, 3)) COMMENT 'Wall time to RESOLVED or DEESCALATED'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    case_id,
    escalation_no,
    kind,
    reason,
    from_department,
    department,
    from_tier,
    tier,
    issue_category,
    issue_type,
    priority,
    channel,
    customer_id,
    if(authenticatedUser() IN ('privacy', 'admin'), description, NULL) AS description,
    escalated_at,
    acknowledged_at,
    owner,
    status,
    ended_at,
    deadline,
    resolution_seconds
FROM escalations_tables.escalations FINAL
COMMENT 'One row per hand-over of a case';

CREATE OR REPLACE VIEW escalations.sla_clocks
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
    issue_category LowCardinality(Nullable(String)) COMMENT 'Value the target was chosen with'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    case_id,
    clock,
    instance,
    policy_version,
    calendar,
    status,
    started_at,
    target_seconds,
    due_at,
    remaining_seconds,
    stopped_at,
    breached_at,
    cause,
    elapsed_seconds,
    wall_seconds,
    paused_seconds,
    overdue_seconds,
    department,
    tier,
    priority,
    issue_category
FROM escalations_tables.sla_clocks FINAL
COMMENT 'One row per clock instance';

CREATE OR REPLACE VIEW escalations.sla_breaches
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
    breach_department LowCardinality(Nullable(String)) COMMENT 'Value in force at breached_at',
    breach_tier Nullable(UInt8) COMMENT 'Value in force at breached_at',
    breach_priority LowCardinality(Nullable(String)) COMMENT 'Value in force at breached_at'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    case_id,
    clock,
    instance,
    policy_version,
    calendar,
    status,
    started_at,
    target_seconds,
    due_at,
    remaining_seconds,
    stopped_at,
    breached_at,
    cause,
    elapsed_seconds,
    wall_seconds,
    paused_seconds,
    overdue_seconds,
    department,
    tier,
    priority,
    issue_category,
    breach_department,
    breach_tier,
    breach_priority
FROM escalations_tables.sla_clocks FINAL
WHERE breached_at IS NOT NULL
COMMENT 'One row per clock instance that is believed to have breached';

CREATE OR REPLACE VIEW escalations.sla_alerts
(
    alert_id String COMMENT 'Lower-case hex SHA-256 of case_id, clock, instance and level, joined by U+001F',
    revision UInt32 COMMENT '1, 2, … per alert',
    case_id String COMMENT 'The case',
    clock LowCardinality(String) COMMENT 'first_response, resolution, …',
    instance UInt32 COMMENT 'Which one of the case',
    level LowCardinality(String) COMMENT 'Percent of the target; 100 is the breach',
    action LowCardinality(String) COMMENT 'RAISED, VOIDED, AMENDED',
    at DateTime64(3, 'UTC') COMMENT 'The instant of the level',
    known_at DateTime64(3, 'UTC') COMMENT 'Event time of the job when it was said',
    emitted_at DateTime64(3, 'UTC') COMMENT 'Wall time when it was said',
    due_at Nullable(DateTime64(3, 'UTC')) COMMENT 'Due instant as of at',
    target_seconds Nullable(Decimal(18, 3)) COMMENT 'Counted time allowed',
    status LowCardinality(Nullable(String)) COMMENT 'Of the clock, as of at',
    department LowCardinality(Nullable(String)) COMMENT 'As of at',
    team LowCardinality(Nullable(String)) COMMENT 'As of at',
    tier Nullable(UInt8) COMMENT 'As of at',
    priority LowCardinality(Nullable(String)) COMMENT 'As of at',
    issue_category LowCardinality(Nullable(String)) COMMENT 'As of at',
    proof_event_id Nullable(String) COMMENT 'The event that proves a VOIDED or AMENDED',
    policy_version LowCardinality(Nullable(String)) COMMENT 'The policy it was computed under'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    alert_id,
    revision,
    case_id,
    clock,
    instance,
    level,
    action,
    at,
    known_at,
    emitted_at,
    due_at,
    target_seconds,
    status,
    department,
    team,
    tier,
    priority,
    issue_category,
    proof_event_id,
    policy_version
FROM escalations_tables.sla_alerts FINAL
COMMENT 'One row per thing said; raised less voided is what is believed';

CREATE OR REPLACE VIEW escalations.rejected_events
(
    topic LowCardinality(String) COMMENT 'Where the record stood',
    partition UInt32 COMMENT 'Where the record stood',
    offset UInt64 COMMENT 'Where the record stood',
    reason LowCardinality(String) COMMENT 'Why it was refused',
    detail Nullable(String) COMMENT 'Which field, what was found, what is expected; may quote personal data',
    raw Nullable(String) COMMENT 'Personal data: the first 64 KiB of the record, bytes that are no UTF-8 replaced',
    raw_size UInt64 COMMENT 'Bytes of the whole record',
    rejected_at DateTime64(3, 'UTC') COMMENT 'When Kafka appended the refused record'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    topic,
    partition,
    offset,
    reason,
    if(authenticatedUser() IN ('privacy', 'admin'), detail, NULL) AS detail,
    if(authenticatedUser() IN ('privacy', 'admin'), raw, NULL) AS raw,
    raw_size,
    rejected_at
FROM escalations_tables.rejected_events FINAL
COMMENT 'One row per refused record';

CREATE OR REPLACE VIEW escalations.pipeline_progress
(
    subtask UInt32 COMMENT 'Of the timeline job, from 0',
    subtasks UInt32 COMMENT 'How many there were',
    event_time DateTime64(3, 'UTC') COMMENT 'How far it had come',
    known_at DateTime64(3, 'UTC') COMMENT 'Wall time when it said so'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    subtask,
    subtasks,
    event_time,
    known_at
FROM escalations_tables.pipeline_progress FINAL
WHERE subtask < (SELECT argMax(subtasks, version) FROM escalations_tables.pipeline_progress)
COMMENT 'One row per subtask of the timeline job; the pipeline has come as far as the least of them';
