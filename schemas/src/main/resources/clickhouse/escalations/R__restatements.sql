-- One row per difference between a frozen quarter and what holds now
-- table: cases, escalations or sla_clocks
-- clock: first_response, resolution, …; null if the table has none
-- instance: Of the clock; of an escalation its number; null for a case
-- change: NEW: not in the report; GONE: no more, or in another quarter; CHANGED
-- columns: Which differ, of a row that was CHANGED
-- reported: The row as it was reported, as JSON; empty if there was none
-- now: The row as it is now, as JSON; empty if there is none
-- known_at: Event time from which on it is as it is now
-- proof_event_id: The event that made it so; null: time did, or a policy
WITH
changed AS
(
    -- Of each frozen quarter: cases that ever had a row in it, and of which more became known since.
    SELECT each.case_id AS case_id
    FROM
    (
        SELECT case_id, known_at, opened_at AS placed_at FROM escalations_tables.cases_history
        UNION ALL SELECT case_id, known_at, toNullable(escalated_at) FROM escalations_tables.escalations_history
        UNION ALL SELECT case_id, known_at, toNullable(started_at) FROM escalations_tables.sla_clocks_history
    ) AS each
    CROSS JOIN (SELECT quarter, begins_at, ends_at, known_at AS frozen_known_at FROM escalations.frozen_quarters) AS of
    GROUP BY of.quarter, each.case_id
    HAVING max(each.known_at) > any(of.frozen_known_at) AND countIf(each.placed_at >= of.begins_at AND each.placed_at < of.ends_at) > 0
),
history AS
(
    SELECT 'cases' AS `table`, case_id, CAST(NULL, 'LowCardinality(Nullable(String))') AS clock, CAST(NULL, 'Nullable(UInt32)') AS instance, known_at, version, opened_at AS placed_at,
        if(is_deleted = 1, '', formatRowNoNewline('JSONEachRow', ${columns of cases})) AS value
    FROM escalations_tables.cases_history
    WHERE case_id IN (SELECT case_id FROM changed)
    UNION ALL
    SELECT 'escalations' AS `table`, case_id, CAST(NULL, 'LowCardinality(Nullable(String))') AS clock, CAST(escalation_no, 'Nullable(UInt32)') AS instance, known_at, version, escalated_at AS placed_at,
        if(is_deleted = 1, '', formatRowNoNewline('JSONEachRow', ${columns of escalations})) AS value
    FROM escalations_tables.escalations_history
    WHERE case_id IN (SELECT case_id FROM changed)
    UNION ALL
    SELECT 'sla_clocks' AS `table`, case_id, CAST(clock, 'LowCardinality(Nullable(String))') AS clock, CAST(instance, 'Nullable(UInt32)') AS instance, known_at, version, started_at AS placed_at,
        if(is_deleted = 1, '', formatRowNoNewline('JSONEachRow', ${columns of sla_clocks})) AS value
    FROM escalations_tables.sla_clocks_history
    WHERE case_id IN (SELECT case_id FROM changed)
),
differences AS
(
    SELECT
        frozen.quarter AS quarter, `table`, case_id, clock, instance,
        arraySort(groupArray((history.known_at, version, if(ifNull(placed_at >= frozen.begins_at AND placed_at < frozen.ends_at, 0), value, '')))) AS versions,
        tupleElement(arrayLast(each -> tupleElement(each, 1) <= any(frozen.known_at), versions), 3) AS reported,
        tupleElement(versions[-1], 3) AS now,
        tupleElement(versions[arrayLastIndex(each -> tupleElement(each, 3) != now, versions) + 1], 1) AS known_at
    FROM history
    CROSS JOIN (SELECT quarter, begins_at, ends_at, known_at FROM escalations.frozen_quarters) AS frozen
    GROUP BY frozen.quarter, `table`, case_id, clock, instance
    HAVING reported != now
)
SELECT
    quarter, `table`, differences.case_id AS case_id, clock, instance,
    multiIf(reported = '', 'NEW', now = '', 'GONE', 'CHANGED') AS change,
    if(change = 'CHANGED', arrayFilter(name -> JSONExtractRaw(reported, name) != JSONExtractRaw(now, name), JSONExtractKeys(now)), []) AS columns,
    reported, now, differences.known_at AS known_at,
    nullIf(proof.event_id, '') AS proof_event_id
FROM differences
LEFT JOIN
(
    SELECT case_id, known_at, argMax(event_id, version) AS event_id FROM escalations_tables.case_events
    WHERE case_id IN (SELECT case_id FROM changed)
    GROUP BY case_id, known_at
) AS proof ON proof.case_id = differences.case_id AND proof.known_at = differences.known_at
