-- One row per pause of a case
-- case_id: The case
-- kind LowCardinality(String): WAITING_ON_CUSTOMER, ON_HOLD
-- paused_at: When it began
-- ended_at: When it ended; null if it has not
-- seconds: Wall time; null if it has not ended
-- silent UInt8: 1: waiting on the customer, and no AGENT_REPLIED from an hour before it to its end
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
