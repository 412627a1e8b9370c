-- Writes the drawn cases from {first} to {last}: so many that a statement takes seconds, however many there are in all.
INSERT INTO escalations_tables.cases
SELECT draws.case_id AS case_id, fact.* EXCEPT case_id REPLACE (
    opened_at + later AS opened_at, first_response_at + later AS first_response_at, resolved_at + later AS resolved_at, closed_at + later AS closed_at,
    if(escalation_count > 0, 2, 1) AS max_tier, if(escalation_count > 0, 2, 1) AS tier)
FROM (SELECT * FROM drawn_from.draws WHERE case_id BETWEEN {first} AND {last}) AS draws INNER JOIN drawn_from.cases AS fact ON fact.case_id = draws.source
SETTINGS max_threads = 1;

INSERT INTO escalations_tables.escalations
SELECT draws.case_id AS case_id, fact.* EXCEPT case_id REPLACE (
    escalated_at + later AS escalated_at, acknowledged_at + later AS acknowledged_at, ended_at + later AS ended_at, deadline + later AS deadline,
    if(escalation_no = 1, 1, 2) AS from_tier, 2 AS tier)
FROM (SELECT * FROM drawn_from.draws WHERE case_id BETWEEN {first} AND {last}) AS draws INNER JOIN drawn_from.escalations AS fact ON fact.case_id = draws.source
SETTINGS max_threads = 1;

INSERT INTO escalations_tables.sla_clocks
SELECT draws.case_id AS case_id, fact.* EXCEPT case_id REPLACE (
    started_at + later AS started_at, due_at + later AS due_at, stopped_at + later AS stopped_at, breached_at + later AS breached_at)
FROM (SELECT * FROM drawn_from.draws WHERE case_id BETWEEN {first} AND {last}) AS draws INNER JOIN drawn_from.sla_clocks AS fact ON fact.case_id = draws.source
SETTINGS max_threads = 1;

INSERT INTO escalations_tables.case_resolutions
SELECT draws.case_id AS case_id, fact.* EXCEPT case_id REPLACE (opened_at + later AS opened_at, stopped_at + later AS stopped_at)
FROM (SELECT * FROM drawn_from.draws WHERE case_id BETWEEN {first} AND {last}) AS draws INNER JOIN drawn_from.case_resolutions AS fact ON fact.case_id = draws.source
SETTINGS max_threads = 1;

INSERT INTO escalations_tables.case_spans
SELECT draws.case_id AS case_id, fact.* EXCEPT case_id REPLACE (`from` + later AS `from`, `to` + later AS `to`)
FROM (SELECT * FROM drawn_from.draws WHERE case_id BETWEEN {first} AND {last}) AS draws INNER JOIN drawn_from.case_spans AS fact ON fact.case_id = draws.source
SETTINGS max_threads = 1;

INSERT INTO escalations_tables.case_events
SELECT fact.event_id AS event_id, draws.case_id AS case_id, fact.* EXCEPT (event_id, case_id) REPLACE (
    occurred_at + later AS occurred_at, transform(type, ['CASE_OPENED', 'ESCALATED'], [1, 2], NULL) AS tier)
FROM (SELECT * FROM drawn_from.draws WHERE case_id BETWEEN {first} AND {last}) AS draws INNER JOIN drawn_from.case_events AS fact ON fact.case_id = draws.source
WHERE fact.type NOT IN ('SATISFACTION_RATED', 'COMPENSATED')
SETTINGS max_threads = 1;

INSERT INTO escalations_tables.case_events (type, case_id, event_id, occurred_at, rating)
SELECT 'SATISFACTION_RATED', draws.case_id, 'rated', fact.stopped_at + later + INTERVAL 1 DAY,
    if(satisfied_percent < if(escalated.case_id = '', 92, 78), 4 + satisfied_percent % 2, 1 + satisfied_percent % 3)
FROM (SELECT * FROM drawn_from.draws WHERE case_id BETWEEN {first} AND {last}) AS draws
INNER JOIN drawn_from.case_resolutions AS fact ON fact.case_id = draws.source
LEFT JOIN (SELECT DISTINCT case_id FROM drawn_from.escalations) AS escalated ON escalated.case_id = draws.source
WHERE fact.resolution_no = 1 AND rated_percent < 30
SETTINGS max_threads = 1;

INSERT INTO escalations_tables.case_events (type, case_id, event_id, occurred_at, compensated_amount, compensated_currency)
SELECT 'COMPENSATED', draws.case_id, 'compensated', fact.stopped_at + later + INTERVAL 2 DAY, 10, 'EUR'
FROM (SELECT * FROM drawn_from.draws WHERE case_id BETWEEN {first} AND {last}) AS draws
INNER JOIN drawn_from.case_resolutions AS fact ON fact.case_id = draws.source
WHERE fact.resolution_no = 1 AND compensated_percent < 5 AND draws.source IN (SELECT case_id FROM drawn_from.escalations)
SETTINGS max_threads = 1;
