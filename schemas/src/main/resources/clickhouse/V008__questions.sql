-- Questions people ask of the facts. Each view answers for all of history; a filter on case_id makes it quick.

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

CREATE OR REPLACE VIEW escalations.pauses_near_due
(
    case_id String COMMENT 'The case',
    clock LowCardinality(String) COMMENT 'A clock that was met and that counts every hour of the day',
    instance UInt32 COMMENT 'Which one of the case',
    kind LowCardinality(String) COMMENT 'WAITING_ON_CUSTOMER, ON_HOLD',
    paused_at DateTime64(3, 'UTC') COMMENT 'When the pause began',
    seconds Nullable(Decimal(18, 3)) COMMENT 'How long it was, wall time',
    silent UInt8 COMMENT '1: no message to the customer with it',
    due_without_it DateTime64(3, 'UTC') COMMENT 'When the clock would have been due without this pause',
    stopped_at DateTime64(3, 'UTC') COMMENT 'When it was stopped',
    avoided_breach UInt8 COMMENT '1: without this pause it would have been stopped too late',
    near_due UInt8 COMMENT '1: the pause began when less than a tenth of the target was left',
    department LowCardinality(Nullable(String)) COMMENT 'Value the target was chosen with',
    priority LowCardinality(Nullable(String)) COMMENT 'Value the target was chosen with'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    clock.case_id AS case_id,
    clock.clock AS clock,
    clock.instance AS instance,
    pause.kind AS kind,
    pause.paused_at AS paused_at,
    pause.seconds AS seconds,
    pause.silent AS silent,
    assumeNotNull(clock.due_at) - toIntervalMillisecond(toInt64(assumeNotNull(pause.seconds) * 1000)) AS due_without_it,
    assumeNotNull(clock.stopped_at) AS stopped_at,
    stopped_at > due_without_it AS avoided_breach,
    paused_at >= due_without_it - toIntervalMillisecond(toInt64(clock.target_seconds * 100)) AS near_due,
    clock.department AS department,
    clock.priority AS priority
FROM escalations.pauses AS pause
INNER JOIN
(
    SELECT * FROM escalations_tables.sla_clocks FINAL
    WHERE status = 'MET' AND paused_seconds > 0 AND elapsed_seconds + paused_seconds = wall_seconds AND due_at IS NOT NULL
) AS clock ON clock.case_id = pause.case_id
WHERE pause.seconds IS NOT NULL AND pause.paused_at >= clock.started_at AND pause.paused_at < clock.stopped_at
COMMENT 'One row per clock that was met and pause of it; who is looking for breaches that a pause has hidden starts here';

CREATE OR REPLACE VIEW escalations.breach_attribution
(
    case_id String COMMENT 'The case',
    clock LowCardinality(String) COMMENT 'first_response, resolution, …',
    instance UInt32 COMMENT 'Which one of the case',
    started_at DateTime64(3, 'UTC') COMMENT 'When the clock started',
    breached_at DateTime64(3, 'UTC') COMMENT 'When it breached',
    target_seconds Decimal(18, 3) COMMENT 'Counted time allowed',
    department LowCardinality(Nullable(String)) COMMENT 'Who had the case; null: nobody',
    held_seconds Decimal(18, 3) COMMENT 'Wall time from start to breach in which it had the case, pauses included',
    held_share Float64 COMMENT 'Of the wall time from start to breach; the shares of a breach sum to 1',
    held_at_breach UInt8 COMMENT '1: it had the case when the clock breached',
    priority LowCardinality(Nullable(String)) COMMENT 'Value in force at the breach'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    case_id,
    clock,
    instance,
    started_at,
    breached AS breached_at,
    any(target) AS target_seconds,
    holder AS department,
    toDecimal64(sum(least(ifNull(held_to, breached), breached) - greatest(held_from, started_at)), 3) AS held_seconds,
    round(toFloat64(held_seconds) / toFloat64(breached - started_at), 6) AS held_share,
    max(ifNull(held_to > breached, 1)) AS held_at_breach,
    any(breach_priority) AS priority
FROM
(
    SELECT case_id, clock, instance, started_at, assumeNotNull(breached_at) AS breached, target_seconds AS target, breach_priority
    FROM escalations_tables.sla_clocks FINAL
    WHERE breached_at > started_at
) AS breach
INNER JOIN
(
    SELECT case_id, value AS holder, `from` AS held_from, `to` AS held_to FROM escalations_tables.case_spans FINAL WHERE kind = 'DEPARTMENT'
) AS span ON span.case_id = breach.case_id
WHERE held_from < breached AND (held_to IS NULL OR held_to > started_at)
GROUP BY case_id, clock, instance, started_at, breached, holder
COMMENT 'One row per breached clock and department that had the case before the breach: who used which share of the time';

CREATE OR REPLACE VIEW escalations.case_routing
(
    case_id String COMMENT 'The case',
    opened_at DateTime64(3, 'UTC') COMMENT 'CASE_OPENED',
    status LowCardinality(String) COMMENT 'OPEN, WAITING, RESOLVED, CLOSED, CANCELLED',
    first_department LowCardinality(Nullable(String)) COMMENT 'The first that had it; null: none ever',
    last_department LowCardinality(Nullable(String)) COMMENT 'The one that had it last',
    departments UInt64 COMMENT 'How many different ones had it',
    seconds_to_last_department Nullable(Decimal(18, 3)) COMMENT 'Wall time from opening until the last one had it for good; null if none had it',
    returns_to_earlier_department UInt32 COMMENT 'Moves into a department the case has had',
    unrouted_seconds Decimal(18, 3) COMMENT 'Wall time without a department, of ended stretches',
    right_first_time Nullable(UInt8) COMMENT '1: resolved or closed by the first department alone; null while open, if cancelled, or without a department'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    of_case.case_id AS case_id,
    assumeNotNull(of_case.opened_at) AS opened_at,
    of_case.status AS status,
    nullIf(way.first_one, '') AS first_department,
    nullIf(way.last_one, '') AS last_department,
    way.different AS departments,
    if(way.different = 0, NULL, toDecimal64(way.last_since - assumeNotNull(of_case.opened_at), 3)) AS seconds_to_last_department,
    of_case.returns_to_earlier_department AS returns_to_earlier_department,
    way.without AS unrouted_seconds,
    if(of_case.status NOT IN ('RESOLVED', 'CLOSED') OR way.different = 0, NULL, way.different = 1) AS right_first_time
FROM (SELECT * FROM escalations_tables.cases FINAL WHERE opened_at IS NOT NULL) AS of_case
LEFT JOIN
(
    SELECT
        case_id,
        argMinIf(toString(ifNull(value, '')), number, value != '') AS first_one,
        argMaxIf(toString(ifNull(value, '')), number, value != '') AS last_one,
        uniqExactIf(value, value != '') AS different,
        maxIf(`from`, value != '') AS last_since,
        sumIf(ifNull(seconds, 0), ifNull(value, '') = '') AS without
    FROM escalations_tables.case_spans FINAL
    WHERE kind = 'DEPARTMENT'
    GROUP BY case_id
) AS way ON way.case_id = of_case.case_id
COMMENT 'One row per opened case: the way it took through the departments';

CREATE OR REPLACE VIEW escalations.unowned_time
(
    case_id String COMMENT 'The case',
    first_owned_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When an assignee was first carried; null: never',
    unowned_seconds Decimal(18, 3) COMMENT 'Wall time without an assignee, from opening to the last stop; of an open case to event time',
    age_seconds Decimal(18, 3) COMMENT 'Wall time from opening to that same instant'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    case_id,
    nullIf(minIf(occurred_at, assignee != ''), toDateTime64(0, 3, 'UTC')) AS first_owned_at,
    toDecimal64(sumIf(greatest(toDecimal64(0, 3), toDecimal64(least(next_at, until) - greatest(occurred_at, opened), 3)), assignee = ''), 3) AS unowned_seconds,
    toDecimal64(any(until) - any(opened), 3) AS age_seconds
FROM
(
    SELECT
        word.case_id AS case_id,
        word.occurred_at AS occurred_at,
        word.assignee AS assignee,
        of_case.opened AS opened,
        of_case.until AS until,
        leadInFrame(word.occurred_at, 1, toDateTime64('2299-12-31 00:00:00', 3, 'UTC')) OVER following AS next_at
    FROM
    (
        SELECT case_id, occurred_at, sequence, event_id, assumeNotNull(assignee) AS assignee
        FROM (SELECT case_id, occurred_at, sequence, event_id, assignee FROM escalations_tables.case_events FINAL WHERE assignee IS NOT NULL)
        UNION ALL
        SELECT case_id, toDateTime64(0, 3, 'UTC'), toInt64(0), '', '' FROM escalations_tables.cases FINAL
    ) AS word
    INNER JOIN
    (
        SELECT
            case_id,
            min(`from`) AS opened,
            if(countIf(`to` IS NULL) > 0, greatest(opened, (SELECT min(event_time) FROM escalations.pipeline_progress)), max(ifNull(`to`, `from`))) AS until
        FROM escalations_tables.case_spans FINAL
        WHERE kind = 'DEPARTMENT'
        GROUP BY case_id
    ) AS of_case ON of_case.case_id = word.case_id
    WINDOW following AS (PARTITION BY word.case_id ORDER BY word.occurred_at, word.sequence, word.event_id ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
)
GROUP BY case_id
COMMENT 'One row per opened case: how long nobody owned it';

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
COMMENT 'One row per compensation granted; none where nothing was';

CREATE OR REPLACE VIEW escalations.workload_by_hour_of_week
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    department,
    toDayOfWeek(at) AS weekday,
    toHour(at) AS hour,
    round(sum(is_opening) / 13, 3) AS opened_per_hour,
    round(countIf(NOT is_opening) / 13, 3) AS escalated_per_hour
FROM
(
    SELECT ifNull(department, '') AS department, opened_at AS at, 1 AS is_opening FROM escalations.case_openings
    UNION ALL
    SELECT ifNull(department, '') AS department, escalated_at AS at, 0 AS is_opening FROM escalations_tables.escalations FINAL
)
WHERE at >= {until:DateTime64(3, 'UTC')} - INTERVAL 13 WEEK AND at < {until:DateTime64(3, 'UTC')}
GROUP BY department, weekday, hour
COMMENT 'Work each department got by hour of the week (1 Monday, UTC), mean of 13 weeks: workload_by_hour_of_week(until = ''2016-06-01 00:00:00'')';

CREATE OR REPLACE FUNCTION erlang_c_wait AS (agents, load) -> if(agents <= load, 1.,
    1 / ((1 - load / agents) * arrayFold((inverse, number) -> 1 + number * inverse / load, range(1, toUInt64(agents) + 1), toFloat64(1)) + load / agents));

CREATE OR REPLACE FUNCTION erlang_c_in_time AS (agents, load, handling_seconds, answer_seconds) -> if(agents <= load, 0.,
    1 - erlang_c_wait(agents, load) * exp(-(agents - load) * answer_seconds / handling_seconds));

CREATE OR REPLACE FUNCTION erlang_c_agents AS (load, handling_seconds, answer_seconds, share_in_time) -> if(load <= 0, 0,
    arrayFirst(agents -> erlang_c_in_time(agents, load, handling_seconds, answer_seconds) >= share_in_time, range(toUInt64(floor(load)) + 1, toUInt64(floor(load) + 20 + 10 * sqrt(load)))));

CREATE OR REPLACE VIEW escalations.staffing_for
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    department,
    weekday,
    hour,
    work_per_hour,
    round(erlangs, 3) AS load_erlangs,
    needed AS agents,
    round(erlang_c_in_time(needed, erlangs, {handling_seconds:Float64}, {answer_seconds:Float64}), 4) AS expected_share_in_time
FROM
(
    SELECT
        department, weekday, hour,
        opened_per_hour + escalated_per_hour AS work_per_hour,
        work_per_hour * {handling_seconds:Float64} / 3600 AS erlangs,
        erlang_c_agents(erlangs, {handling_seconds:Float64}, {answer_seconds:Float64}, {share_in_time:Float64}) AS needed
    FROM escalations.workload_by_hour_of_week(until = {until:DateTime64(3, 'UTC')})
)
COMMENT 'Agents needed at once by hour of the week (Erlang C): staffing_for(until = ''2016-06-01 00:00:00'', handling_seconds = 900, answer_seconds = 300, share_in_time = 0.8)';
