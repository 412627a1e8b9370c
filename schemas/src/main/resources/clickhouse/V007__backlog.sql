-- What was open at any instant of history. Every span is copied into one table, computed anew 30 seconds after it was last
-- ready, in which those that an instant can fall into stand together. A span of at most a day that was open at an instant
-- began in the day before it, one of at most a week in the week before it, and so on: so of each class of lengths a short
-- range is read, whatever the history.

CREATE OR REPLACE FUNCTION span_class AS (open_from, open_to) -> multiIf(
    open_to <= open_from + INTERVAL 1 DAY, 0, open_to <= open_from + INTERVAL 7 DAY, 1, open_to <= open_from + INTERVAL 30 DAY, 2, open_to <= open_from + INTERVAL 120 DAY, 3, 4);

CREATE OR REPLACE FUNCTION span_holds AS (length_class, open_from, open_to, instant) -> open_to > instant AND (
    (length_class = 0 AND open_from > instant - INTERVAL 1 DAY AND open_from <= instant)
    OR (length_class = 1 AND open_from > instant - INTERVAL 7 DAY AND open_from <= instant)
    OR (length_class = 2 AND open_from > instant - INTERVAL 30 DAY AND open_from <= instant)
    OR (length_class = 3 AND open_from > instant - INTERVAL 120 DAY AND open_from <= instant)
    OR (length_class = 4 AND open_from <= instant));

CREATE TABLE IF NOT EXISTS escalations_tables.open_spans
(
    kind LowCardinality(String) COMMENT 'CASE: it was open; DEPARTMENT, TIER: it was there; CLOCK: it was not stopped',
    length_class UInt8 COMMENT '0: at most a day, 1: a week, 2: 30 days, 3: 120 days, 4: longer',
    open_from DateTime64(3, 'UTC') COMMENT 'Inclusive',
    open_to DateTime64(3, 'UTC') COMMENT 'Exclusive; year 2299 if it is open still',
    case_id String COMMENT 'The case',
    value LowCardinality(Nullable(String)) COMMENT 'The department or tier; of a case its priority as it is now',
    opened_at Nullable(DateTime64(3, 'UTC')) COMMENT 'CASE_OPENED, of a case',
    breached_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When it breached, of a clock',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
ENGINE = MergeTree
ORDER BY (kind, length_class, open_from)
SETTINGS index_granularity = 256
COMMENT 'When each case was open, and where, and its clocks';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.refresh_open_spans
REFRESH AFTER 30 SECOND
TO escalations_tables.open_spans
DEFINER = admin SQL SECURITY DEFINER
AS
WITH
    toDateTime64('2299-12-31 00:00:00', 3, 'UTC') AS never,
    cancelled AS
    (
        SELECT case_id, min(occurred_at) AS at FROM escalations_tables.case_milestones WHERE type = 'CANCELLED' GROUP BY case_id
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

CREATE OR REPLACE VIEW escalations.open_cases_at
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    case_id,
    anyIf(assumeNotNull(open_spans.opened_at), kind = 'CASE') AS opened_at,
    toDecimal64({at:DateTime64(3, 'UTC')} - opened_at, 3) AS age_seconds,
    multiIf(opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 4 HOUR, 'under 4 h', opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 1 DAY, '4 h to 1 d',
        opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 3 DAY, '1 to 3 d', opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 7 DAY, '3 to 7 d',
        opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 30 DAY, '7 to 30 d', '30 d and more') AS age_band,
    multiIf(opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 4 HOUR, 1, opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 1 DAY, 2, opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 3 DAY, 3,
        opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 7 DAY, 4, opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 30 DAY, 5, 6) AS age_band_number,
    anyIf(value, kind = 'CASE') AS priority,
    anyIf(value, kind = 'DEPARTMENT') AS department,
    toUInt8OrNull(ifNull(anyIf(value, kind = 'TIER'), '')) AS tier,
    multiIf(countIf(kind = 'CLOCK') = 0, 'NO_CLOCK', countIf(kind = 'CLOCK' AND breached_at <= {at:DateTime64(3, 'UTC')}) > 0, 'BREACHED', 'IN_TIME') AS sla_state,
    any(open_spans.refreshed_at) AS refreshed_at
FROM escalations_tables.open_spans
WHERE span_holds(length_class, open_from, open_to, {at:DateTime64(3, 'UTC')})
GROUP BY case_id
HAVING countIf(kind = 'CASE') > 0
COMMENT 'One row per case that was open at the instant: open_cases_at(at = ''2016-04-01 00:00:00'')';

CREATE OR REPLACE VIEW escalations.backlog_at
DEFINER = admin SQL SECURITY DEFINER
AS SELECT age_band_number, age_band, department, tier, sla_state, count() AS cases, min(opened_at) AS oldest_opened_at, max(refreshed_at) AS refreshed_at
FROM escalations.open_cases_at(at = {at:DateTime64(3, 'UTC')})
GROUP BY age_band_number, age_band, department, tier, sla_state
COMMENT 'Cases open at the instant, by age band, department, tier and SLA state: backlog_at(at = ''2016-04-01 00:00:00'')';

CREATE OR REPLACE VIEW escalations.backlog_at_each
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    at,
    multiIf(opened_at > at - INTERVAL 4 HOUR, 1, opened_at > at - INTERVAL 1 DAY, 2, opened_at > at - INTERVAL 3 DAY, 3,
        opened_at > at - INTERVAL 7 DAY, 4, opened_at > at - INTERVAL 30 DAY, 5, 6) AS age_band_number,
    ['under 4 h', '4 h to 1 d', '1 to 3 d', '3 to 7 d', '7 to 30 d', '30 d and more'][age_band_number] AS age_band,
    if(has_breached, 'BREACHED', if(has_clock, 'IN_TIME', 'NO_CLOCK')) AS sla_state,
    count() AS cases
FROM
(
    SELECT
        at,
        case_id,
        anyIf(assumeNotNull(open_spans.opened_at), kind = 'CASE') AS opened_at,
        countIf(kind = 'CLOCK') > 0 AS has_clock,
        countIf(kind = 'CLOCK' AND breached_at <= at) > 0 AS has_breached
    FROM escalations_tables.open_spans
    ARRAY JOIN arrayFilter(instant -> open_from <= instant AND open_to > instant, CAST({instants:Array(String)} AS Array(DateTime64(3, 'UTC')))) AS at
    WHERE kind IN ('CASE', 'CLOCK')
    GROUP BY at, case_id
    HAVING countIf(kind = 'CASE') > 0
)
GROUP BY at, age_band_number, sla_state
COMMENT 'Cases open at each of some instants, by age band and SLA state: backlog_at_each(instants = [''2016-04-01 00:00:00''])';

CREATE OR REPLACE VIEW escalations.open_escalations_at
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    case_id, escalation_no, kind, reason, from_department, department, from_tier, tier, issue_category, issue_type, priority, channel, escalated_at,
    toDecimal64({at:DateTime64(3, 'UTC')} - escalated_at, 3) AS age_seconds,
    ifNull(acknowledged_at <= {at:DateTime64(3, 'UTC')}, 0) AS acknowledged
FROM escalations_tables.escalations FINAL
WHERE escalated_at <= {at:DateTime64(3, 'UTC')} AND (ended_at IS NULL OR ended_at > {at:DateTime64(3, 'UTC')})
COMMENT 'One row per escalation that was open at the instant: open_escalations_at(at = ''2016-04-01 00:00:00'')';
