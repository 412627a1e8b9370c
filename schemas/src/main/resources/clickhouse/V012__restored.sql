-- A promised deadline may be taken away, and a cancellation taken back: a CANCELLED that a RESTORED follows counts for
-- nothing. What a customer rated or was granted after a cancellation that stands counts nowhere.

ALTER TABLE escalations_tables.case_events ADD COLUMN IF NOT EXISTS due_at_cleared UInt8 DEFAULT 0 COMMENT '1: this event takes away the deadline that was promised' AFTER due_at;

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
    due_at_cleared UInt8 COMMENT '1: this event takes away the deadline that was promised',
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
    due_at_cleared,
    rating,
    compensated_amount,
    compensated_currency,
    if(authenticatedUser() IN ('privacy', 'admin'), attributes, map()) AS attributes,
    ingested_at
FROM escalations_tables.case_events FINAL
COMMENT 'One row per accepted event';

ALTER TABLE escalations_tables.case_milestones COMMENT COLUMN type 'CASE_OPENED, REOPENED, RESOLVED, CLOSED, CANCELLED, RESTORED, SATISFACTION_RATED, COMPENSATED';

DROP VIEW IF EXISTS escalations_tables.copy_case_milestones;

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.copy_case_milestones TO escalations_tables.case_milestones
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    type, case_id, event_id, occurred_at, sequence, priority, department, tier, channel, customer_segment, issue_category, issue_type, issue_product,
    rating, compensated_amount, compensated_currency
FROM escalations_tables.case_events
WHERE type IN ('CASE_OPENED', 'REOPENED', 'RESOLVED', 'CLOSED', 'CANCELLED', 'RESTORED', 'SATISFACTION_RATED', 'COMPENSATED')
COMMENT 'Copies milestones';

CREATE OR REPLACE VIEW escalations_tables.annulled_cancellations
(
    case_id String COMMENT 'The case',
    event_id String COMMENT 'The CANCELLED event that was taken back'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT cancelled.case_id AS case_id, cancelled.event_id AS event_id
FROM (SELECT case_id, event_id, occurred_at, sequence FROM escalations_tables.case_milestones WHERE type = 'CANCELLED') AS cancelled
INNER JOIN
(
    SELECT case_id, max((occurred_at, sequence)) AS at FROM escalations_tables.case_milestones WHERE type = 'RESTORED' GROUP BY case_id
) AS restored ON restored.case_id = cancelled.case_id
WHERE (cancelled.occurred_at, cancelled.sequence) <= restored.at
COMMENT 'One row per cancellation that a RESTORED follows';

CREATE OR REPLACE VIEW escalations_tables.cancellations
(
    case_id String COMMENT 'The case',
    at DateTime64(3, 'UTC') COMMENT 'The first CANCELLED that stands',
    sequence Int64 COMMENT 'Its sequence'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT case_id, occurred_at AS at, sequence
FROM escalations_tables.case_milestones
WHERE type = 'CANCELLED' AND (case_id, event_id) NOT IN (SELECT case_id, event_id FROM escalations_tables.annulled_cancellations)
ORDER BY case_id, occurred_at, sequence, event_id
LIMIT 1 BY case_id
COMMENT 'One row per case that is cancelled: since when';

CREATE OR REPLACE VIEW escalations.satisfaction_ratings
(
    case_id String COMMENT 'The case',
    event_id String COMMENT 'The SATISFACTION_RATED event',
    rated_at DateTime64(3, 'UTC') COMMENT 'Event time',
    rating UInt8 COMMENT '1 to 5; satisfied is 4 or 5',
    escalated UInt8 COMMENT '1: the case had been escalated at or before the rating',
    department LowCardinality(Nullable(String)) COMMENT 'As of the last stop before the rating: who solved it; null without a stop',
    tier Nullable(UInt8) COMMENT 'As of that stop',
    priority LowCardinality(Nullable(String)) COMMENT 'As of that stop',
    channel LowCardinality(Nullable(String)) COMMENT 'As of that stop',
    issue_category LowCardinality(Nullable(String)) COMMENT 'As of that stop',
    issue_type LowCardinality(Nullable(String)) COMMENT 'As of that stop'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    rated.case_id AS case_id,
    rated.event_id AS event_id,
    rated.occurred_at AS rated_at,
    assumeNotNull(rated.rating) AS rating,
    first_escalation.case_id != '' AND first_escalation.escalated_at <= rated.occurred_at AS escalated,
    spell.department AS department,
    spell.tier AS tier,
    spell.priority AS priority,
    spell.channel AS channel,
    spell.issue_category AS issue_category,
    spell.issue_type AS issue_type
FROM (SELECT * FROM escalations_tables.case_milestones FINAL WHERE type = 'SATISFACTION_RATED' AND rating IS NOT NULL) AS rated
ASOF LEFT JOIN (
    SELECT * FROM escalations_tables.case_resolutions FINAL
    WHERE case_id IN (SELECT case_id FROM escalations_tables.case_milestones WHERE type = 'SATISFACTION_RATED')
) AS spell ON spell.case_id = rated.case_id AND rated.occurred_at >= spell.stopped_at
LEFT JOIN (
    SELECT case_id, min(escalated_at) AS escalated_at FROM escalations_tables.escalations FINAL
    WHERE case_id IN (SELECT case_id FROM escalations_tables.case_milestones WHERE type = 'SATISFACTION_RATED')
    GROUP BY case_id
) AS first_escalation ON first_escalation.case_id = rated.case_id
LEFT JOIN escalations_tables.cancellations AS cancelled ON cancelled.case_id = rated.case_id
WHERE cancelled.case_id = '' OR (rated.occurred_at, rated.sequence) <= (cancelled.at, cancelled.sequence)
COMMENT 'One row per rating a customer gave; none of those after a cancellation';

CREATE OR REPLACE VIEW escalations.compensations
(
    case_id String COMMENT 'The case',
    event_id String COMMENT 'The COMPENSATED event',
    granted_at DateTime64(3, 'UTC') COMMENT 'Event time',
    amount Decimal(38, 9) COMMENT 'What was granted; negative for a correction',
    currency LowCardinality(Nullable(String)) COMMENT 'ISO 4217; amounts of several must not be added',
    escalated UInt8 COMMENT '1: the case had been escalated at or before',
    breached UInt8 COMMENT '1: a clock of the case had breached at or before'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    granted.case_id AS case_id,
    granted.event_id AS event_id,
    granted.occurred_at AS granted_at,
    assumeNotNull(granted.compensated_amount) AS amount,
    granted.compensated_currency AS currency,
    first_escalation.case_id != '' AND first_escalation.at <= granted.occurred_at AS escalated,
    first_breach.case_id != '' AND first_breach.at <= granted.occurred_at AS breached
FROM (SELECT * FROM escalations_tables.case_milestones FINAL WHERE type = 'COMPENSATED' AND compensated_amount IS NOT NULL) AS granted
LEFT JOIN (SELECT case_id, min(escalated_at) AS at FROM escalations_tables.escalations FINAL GROUP BY case_id) AS first_escalation
    ON first_escalation.case_id = granted.case_id
LEFT JOIN (SELECT case_id, min(assumeNotNull(breached_at)) AS at FROM escalations_tables.sla_clocks FINAL WHERE breached_at IS NOT NULL GROUP BY case_id) AS first_breach
    ON first_breach.case_id = granted.case_id
LEFT JOIN escalations_tables.cancellations AS cancelled ON cancelled.case_id = granted.case_id
WHERE cancelled.case_id = '' OR (granted.occurred_at, granted.sequence) <= (cancelled.at, cancelled.sequence)
COMMENT 'One row per compensation granted; none where nothing was, and none of those after a cancellation';

DROP VIEW IF EXISTS escalations_tables.refresh_open_spans;

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.refresh_open_spans
REFRESH AFTER 30 SECOND
TO escalations_tables.open_spans
DEFINER = admin SQL SECURITY DEFINER
AS
WITH
    toDateTime64('2299-12-31 00:00:00', 3, 'UTC') AS never,
    cancelled AS
    (
        SELECT case_id, at FROM escalations_tables.cancellations
    )
SELECT kind, span_class(open_from, open_to) AS length_class, open_from, open_to, case_id, value, opened_at, breached_at, now64(3) AS refreshed_at
FROM
(
    SELECT 'CASE' AS kind, open_from, open_to, case_id, priority AS value, CAST(opened_at AS Nullable(DateTime64(3, 'UTC'))) AS opened_at, CAST(NULL AS Nullable(DateTime64(3, 'UTC'))) AS breached_at
    FROM
    (
        SELECT
            of_case.case_id AS case_id,
            assumeNotNull(of_case.opened_at) AS opened_at,
            of_case.priority AS priority,
            opened_at AS open_from,
            least(if(spell.case_id = '', never, spell.stopped_at), if(cancelled.case_id = '', never, cancelled.at)) AS open_to
        FROM (SELECT case_id, opened_at, priority FROM escalations_tables.cases FINAL WHERE opened_at IS NOT NULL AND reopen_count = 0) AS of_case
        LEFT JOIN (SELECT case_id, min(stopped_at) AS stopped_at FROM escalations_tables.case_resolutions FINAL GROUP BY case_id) AS spell ON spell.case_id = of_case.case_id
        LEFT JOIN cancelled ON cancelled.case_id = of_case.case_id
        UNION ALL
        SELECT case_id, opened_at, priority, open_from, open_to
        FROM
        (
            SELECT
                milestone.case_id AS case_id,
                assumeNotNull(of_case.opened_at) AS opened_at,
                of_case.priority AS priority,
                milestone.occurred_at AS open_from,
                milestone.type IN ('CASE_OPENED', 'REOPENED') AS is_open,
                leadInFrame(milestone.occurred_at, 1, never) OVER following AS open_to
            FROM
            (
                SELECT case_id, type, occurred_at, sequence, event_id,
                    transform(type, ['CASE_OPENED', 'REOPENED', 'RESOLVED', 'CLOSED', 'CANCELLED'], [1, 2, 9, 10, 12], 0) AS type_rank
                FROM escalations_tables.case_milestones FINAL
                WHERE type IN ('CASE_OPENED', 'REOPENED', 'RESOLVED', 'CLOSED', 'CANCELLED')
                  AND (type != 'CANCELLED' OR (case_id, event_id) NOT IN (SELECT case_id, event_id FROM escalations_tables.annulled_cancellations))
                  AND case_id IN (SELECT case_id FROM escalations_tables.cases FINAL WHERE reopen_count > 0)
            ) AS milestone
            INNER JOIN
            (
                SELECT case_id, opened_at, priority FROM escalations_tables.cases FINAL WHERE opened_at IS NOT NULL AND reopen_count > 0
            ) AS of_case ON of_case.case_id = milestone.case_id
            LEFT JOIN cancelled ON cancelled.case_id = milestone.case_id
            WHERE milestone.occurred_at >= of_case.opened_at AND (cancelled.case_id = '' OR milestone.occurred_at <= cancelled.at)
            WINDOW following AS
            (
                PARTITION BY milestone.case_id
                ORDER BY milestone.occurred_at, milestone.sequence, milestone.type_rank, milestone.event_id
                ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
            )
        )
        WHERE is_open AND open_to > open_from
    )
    UNION ALL
    SELECT kind, `from`, ifNull(`to`, never), case_id, value, NULL, NULL FROM escalations_tables.case_spans FINAL
    UNION ALL
    SELECT 'CLOCK', started_at, ifNull(stopped_at, never), case_id, NULL, NULL, breached_at FROM escalations_tables.sla_clocks FINAL
)
COMMENT 'Computes open_spans';

CREATE OR REPLACE VIEW escalations.pauses
(
    case_id String COMMENT 'The case',
    kind LowCardinality(String) COMMENT 'WAITING_ON_CUSTOMER, ON_HOLD',
    paused_at DateTime64(3, 'UTC') COMMENT 'When it began',
    ended_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When it ended; null if it has not',
    seconds Nullable(Decimal(18, 3)) COMMENT 'Wall time; null if it has not ended',
    silent UInt8 COMMENT '1: waiting on the customer, and no AGENT_REPLIED from an hour before it to its end'
)
DEFINER = admin SQL SECURITY DEFINER
AS
WITH
    ordered AS
    (
        SELECT
            case_id, occurred_at, type,
            row_number() OVER earlier AS number,
            argMaxIf(toString(type), (occurred_at, sequence, type_rank, event_id), type NOT IN ('CUSTOMER_REPLIED', 'AGENT_REPLIED')) OVER earlier AS last_word,
            argMaxIf(toString(type), (occurred_at, sequence, type_rank, event_id), type IN ('CASE_OPENED', 'REOPENED', 'RESOLVED', 'CLOSED', 'CANCELLED')) OVER earlier AS last_turn,
            maxIf(occurred_at, type = 'AGENT_REPLIED') OVER earlier AS last_reply,
            minIf(occurred_at, type = 'AGENT_REPLIED') OVER later AS next_reply,
            countIf(type = 'CUSTOMER_REPLIED') OVER earlier AS replies
        FROM
        (
            SELECT case_id, occurred_at, sequence, event_id, type,
                transform(type, ['CASE_OPENED', 'REOPENED', 'CUSTOMER_REPLIED', 'RESUMED', 'AGENT_REPLIED', 'WAITING_ON_CUSTOMER', 'ON_HOLD', 'RESOLVED', 'CLOSED', 'CANCELLED'],
                    [1, 2, 3, 3, 7, 8, 8, 9, 10, 12], 0) AS type_rank
            FROM escalations_tables.case_events FINAL
            WHERE type IN ('CASE_OPENED', 'REOPENED', 'CUSTOMER_REPLIED', 'RESUMED', 'AGENT_REPLIED', 'WAITING_ON_CUSTOMER', 'ON_HOLD', 'RESOLVED', 'CLOSED', 'CANCELLED')
              AND (type != 'CANCELLED' OR (case_id, event_id) NOT IN (SELECT case_id, event_id FROM escalations_tables.annulled_cancellations))
        )
        WINDOW
            earlier AS (PARTITION BY case_id ORDER BY occurred_at, sequence, type_rank, event_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
            later AS (PARTITION BY case_id ORDER BY occurred_at, sequence, type_rank, event_id ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
    ),
    states AS
    (
        SELECT *,
            multiIf(
                last_turn IN ('RESOLVED', 'CLOSED', 'CANCELLED'), '',
                last_word = 'ON_HOLD', 'ON_HOLD',
                last_word = 'WAITING_ON_CUSTOMER' AND replies = max(if(type = 'WAITING_ON_CUSTOMER', replies, 0)) OVER (PARTITION BY case_id ORDER BY number ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), 'WAITING_ON_CUSTOMER',
                '') AS state
        FROM ordered
    ),
    turns AS
    (
        SELECT *, lagInFrame(state, 1, '') OVER (PARTITION BY case_id ORDER BY number ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS state_before
        FROM states
    )
SELECT
    case_id,
    state AS kind,
    occurred_at AS paused_at,
    next_turn AS ended_at,
    toDecimal64(next_turn - occurred_at, 3) AS seconds,
    state = 'WAITING_ON_CUSTOMER' AND last_reply < occurred_at - INTERVAL 1 HOUR
        AND (toUnixTimestamp64Milli(next_reply) = 0 OR (next_turn IS NOT NULL AND next_reply >= next_turn)) AS silent
FROM
(
    SELECT *, leadInFrame(toNullable(occurred_at)) OVER (PARTITION BY case_id ORDER BY number ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS next_turn
    FROM turns
    WHERE state != state_before
)
WHERE state != ''
COMMENT 'One row per pause of a case';
