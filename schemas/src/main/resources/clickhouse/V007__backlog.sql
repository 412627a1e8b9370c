-- What was open at any instant of history. When each case was open is computed anew 45 seconds after it was last ready,
-- while departments, tiers and clocks are those of the facts.

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.copy_case_stops TO escalations_tables.case_milestones
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    type, case_id, event_id, occurred_at, sequence, priority, department, tier, channel, customer_segment, issue_category, issue_type, issue_product,
    rating, compensated_amount, compensated_currency
FROM escalations_tables.case_events
WHERE type IN ('RESOLVED', 'CLOSED')
COMMENT 'Copies stops';

INSERT INTO escalations_tables.case_milestones
SELECT
    type, case_id, event_id, occurred_at, sequence, priority, department, tier, channel, customer_segment, issue_category, issue_type, issue_product,
    rating, compensated_amount, compensated_currency
FROM escalations_tables.case_events FINAL
WHERE type IN ('RESOLVED', 'CLOSED');

CREATE TABLE IF NOT EXISTS escalations_tables.open_spans
(
    case_id String COMMENT 'The case',
    opened_at DateTime64(3, 'UTC') COMMENT 'CASE_OPENED',
    priority LowCardinality(Nullable(String)) COMMENT 'As it is now',
    open_from DateTime64(3, 'UTC') COMMENT 'Opened or reopened, inclusive',
    open_to DateTime64(3, 'UTC') COMMENT 'Resolved, closed or cancelled, exclusive; year 2299 if it is open still',
    refreshed_at DateTime64(3, 'UTC') COMMENT 'Wall time as of which it was computed'
)
ENGINE = MergeTree
ORDER BY open_from
COMMENT 'When each case was open';

CREATE MATERIALIZED VIEW IF NOT EXISTS escalations_tables.refresh_open_spans
REFRESH AFTER 45 SECOND
TO escalations_tables.open_spans
DEFINER = admin SQL SECURITY DEFINER
AS
WITH
    toDateTime64('2299-12-31 00:00:00', 3, 'UTC') AS never,
    cancelled AS
    (
        SELECT case_id, min(occurred_at) AS at FROM escalations_tables.case_milestones WHERE type = 'CANCELLED' GROUP BY case_id
    )
SELECT
    of_case.case_id AS case_id,
    assumeNotNull(of_case.opened_at) AS opened_at,
    of_case.priority AS priority,
    opened_at AS open_from,
    least(if(spell.case_id = '', never, spell.stopped_at), if(cancelled.case_id = '', never, cancelled.at)) AS open_to,
    now64(3) AS refreshed_at
FROM (SELECT case_id, opened_at, priority FROM escalations_tables.cases FINAL WHERE opened_at IS NOT NULL AND reopen_count = 0) AS of_case
LEFT JOIN (SELECT case_id, min(stopped_at) AS stopped_at FROM escalations_tables.case_spells FINAL GROUP BY case_id) AS spell ON spell.case_id = of_case.case_id
LEFT JOIN cancelled ON cancelled.case_id = of_case.case_id
UNION ALL
SELECT case_id, opened_at, priority, open_from, open_to, now64(3) AS refreshed_at
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
COMMENT 'Computes open_spans';

CREATE OR REPLACE VIEW escalations.open_cases_at
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    open.case_id AS case_id,
    open.opened_at AS opened_at,
    toDecimal64({at:DateTime64(3, 'UTC')} - open.opened_at, 3) AS age_seconds,
    multiIf(age_seconds < 14400, 'under 4 h', age_seconds < 86400, '4 h to 1 d', age_seconds < 259200, '1 to 3 d', age_seconds < 604800, '3 to 7 d',
        age_seconds < 2592000, '7 to 30 d', '30 d and more') AS age_band,
    transform(age_band, ['under 4 h', '4 h to 1 d', '1 to 3 d', '3 to 7 d', '7 to 30 d'], [1, 2, 3, 4, 5], 6) AS age_band_number,
    open.priority AS priority,
    in_department.value AS department,
    toUInt8OrNull(ifNull(in_tier.value, '')) AS tier,
    multiIf(on_clock.case_id = '', 'NO_CLOCK', on_clock.breached, 'BREACHED', 'IN_TIME') AS sla_state,
    open.refreshed_at AS refreshed_at
FROM
(
    SELECT * FROM escalations_tables.open_spans
    WHERE open_from <= {at:DateTime64(3, 'UTC')} AND open_to > {at:DateTime64(3, 'UTC')}
    LIMIT 1 BY case_id
) AS open
LEFT JOIN
(
    SELECT case_id, value FROM escalations_tables.case_spans FINAL
    WHERE kind = 'DEPARTMENT' AND `from` <= {at:DateTime64(3, 'UTC')} AND (`to` IS NULL OR `to` > {at:DateTime64(3, 'UTC')})
) AS in_department ON in_department.case_id = open.case_id
LEFT JOIN
(
    SELECT case_id, value FROM escalations_tables.case_spans FINAL
    WHERE kind = 'TIER' AND `from` <= {at:DateTime64(3, 'UTC')} AND (`to` IS NULL OR `to` > {at:DateTime64(3, 'UTC')})
) AS in_tier ON in_tier.case_id = open.case_id
LEFT JOIN
(
    SELECT case_id, max(ifNull(breached_at <= {at:DateTime64(3, 'UTC')}, 0)) AS breached FROM escalations_tables.sla_clocks FINAL
    WHERE started_at <= {at:DateTime64(3, 'UTC')} AND (stopped_at IS NULL OR stopped_at > {at:DateTime64(3, 'UTC')})
    GROUP BY case_id
) AS on_clock ON on_clock.case_id = open.case_id
COMMENT 'One row per case that was open at the instant: open_cases_at(at = ''2016-04-01 00:00:00'')';

CREATE OR REPLACE VIEW escalations.backlog_at
DEFINER = admin SQL SECURITY DEFINER
AS SELECT age_band_number, age_band, department, tier, sla_state, count() AS cases, min(opened_at) AS oldest_opened_at, max(refreshed_at) AS refreshed_at
FROM escalations.open_cases_at(at = {at:DateTime64(3, 'UTC')})
GROUP BY age_band_number, age_band, department, tier, sla_state
COMMENT 'Cases open at the instant, by age band, department, tier and SLA state: backlog_at(at = ''2016-04-01 00:00:00'')';

CREATE OR REPLACE VIEW escalations.open_escalations_at
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    case_id, escalation_no, kind, reason, from_department, department, from_tier, tier, issue_category, issue_type, priority, channel, escalated_at,
    toDecimal64({at:DateTime64(3, 'UTC')} - escalated_at, 3) AS age_seconds,
    ifNull(acknowledged_at <= {at:DateTime64(3, 'UTC')}, 0) AS acknowledged
FROM escalations_tables.escalations FINAL
WHERE escalated_at <= {at:DateTime64(3, 'UTC')} AND (ended_at IS NULL OR ended_at > {at:DateTime64(3, 'UTC')})
COMMENT 'One row per escalation that was open at the instant: open_escalations_at(at = ''2016-04-01 00:00:00'')';
