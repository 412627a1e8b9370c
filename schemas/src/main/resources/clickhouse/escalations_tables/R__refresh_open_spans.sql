-- Computes open_spans
DROP VIEW IF EXISTS escalations_tables.refresh_open_spans;

CREATE MATERIALIZED VIEW escalations_tables.refresh_open_spans
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
            least(if(resolution.case_id = '', never, resolution.stopped_at), if(cancelled.case_id = '', never, cancelled.at)) AS open_to
        FROM (SELECT case_id, opened_at, priority FROM escalations_tables.cases FINAL WHERE opened_at IS NOT NULL AND reopen_count = 0) AS of_case
        LEFT JOIN (SELECT case_id, min(stopped_at) AS stopped_at FROM escalations_tables.case_resolutions FINAL GROUP BY case_id) AS resolution ON resolution.case_id = of_case.case_id
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
