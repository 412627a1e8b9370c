-- Makes {cases} cases out of those the tables hold: each is one of them drawn at random, dated some whole weeks later. So all
-- distributions are those of the log, the hours of the week included, and what is added is known: 30 in 100 cases are rated
-- a day after their first stop, satisfied 92 in 100 if never escalated, else 78 in 100; 5 in 100 of the escalated are
-- compensated. Tier is 1, and 2 from the first escalation on. The same seed makes the same cases.
CREATE DATABASE IF NOT EXISTS drawn_from;

CREATE OR REPLACE TABLE drawn_from.cases ENGINE = MergeTree ORDER BY case_id AS SELECT * FROM escalations_tables.cases FINAL WHERE opened_at IS NOT NULL;

CREATE OR REPLACE TABLE drawn_from.escalations ENGINE = MergeTree ORDER BY case_id AS SELECT * FROM escalations_tables.escalations FINAL;

CREATE OR REPLACE TABLE drawn_from.sla_clocks ENGINE = MergeTree ORDER BY case_id AS SELECT * FROM escalations_tables.sla_clocks FINAL;

CREATE OR REPLACE TABLE drawn_from.case_spells ENGINE = MergeTree ORDER BY case_id AS SELECT * FROM escalations_tables.case_spells FINAL;

CREATE OR REPLACE TABLE drawn_from.case_spans ENGINE = MergeTree ORDER BY case_id AS SELECT * FROM escalations_tables.case_spans FINAL;

CREATE OR REPLACE TABLE drawn_from.case_milestones ENGINE = MergeTree ORDER BY case_id AS SELECT * FROM escalations_tables.case_milestones FINAL;

CREATE OR REPLACE TABLE drawn_from.draws ENGINE = MergeTree ORDER BY case_id AS
SELECT concat('G', leftPad(toString(number), 9, '0')) AS case_id, source.case_id AS source, toIntervalWeek(sipHash64({seed}, number, 'weeks') % 104) AS later,
    sipHash64({seed}, number, 'rated') % 100 AS rated_percent, sipHash64({seed}, number, 'satisfied') % 100 AS satisfied_percent,
    sipHash64({seed}, number, 'compensated') % 100 AS compensated_percent
FROM (SELECT number, 1 + sipHash64({seed}, number) % (SELECT count() FROM drawn_from.cases) AS place FROM numbers({cases})) AS draw
INNER JOIN (SELECT case_id, row_number() OVER (ORDER BY case_id) AS place FROM drawn_from.cases) AS source ON source.place = draw.place;

TRUNCATE TABLE escalations_tables.case_events;

TRUNCATE TABLE escalations_tables.case_milestones;

TRUNCATE TABLE escalations_tables.case_tiers;

TRUNCATE TABLE escalations_tables.cases;

TRUNCATE TABLE escalations_tables.escalations;

TRUNCATE TABLE escalations_tables.sla_clocks;

TRUNCATE TABLE escalations_tables.case_spells;

TRUNCATE TABLE escalations_tables.case_spans;

INSERT INTO escalations_tables.cases
SELECT draws.case_id AS case_id, fact.* EXCEPT case_id REPLACE (
    opened_at + later AS opened_at, first_response_at + later AS first_response_at, resolved_at + later AS resolved_at, closed_at + later AS closed_at,
    if(escalation_count > 0, 2, 1) AS max_tier, if(escalation_count > 0, 2, 1) AS tier)
FROM drawn_from.draws AS draws INNER JOIN drawn_from.cases AS fact ON fact.case_id = draws.source
SETTINGS max_threads = 1, min_insert_block_size_rows = 100000;

INSERT INTO escalations_tables.escalations
SELECT draws.case_id AS case_id, fact.* EXCEPT case_id REPLACE (
    escalated_at + later AS escalated_at, acknowledged_at + later AS acknowledged_at, ended_at + later AS ended_at, deadline + later AS deadline,
    if(escalation_no = 1, 1, 2) AS from_tier, 2 AS tier)
FROM drawn_from.draws AS draws INNER JOIN drawn_from.escalations AS fact ON fact.case_id = draws.source
SETTINGS max_threads = 1, min_insert_block_size_rows = 100000;

INSERT INTO escalations_tables.sla_clocks
SELECT draws.case_id AS case_id, fact.* EXCEPT case_id REPLACE (
    started_at + later AS started_at, due_at + later AS due_at, stopped_at + later AS stopped_at, breached_at + later AS breached_at)
FROM drawn_from.draws AS draws INNER JOIN drawn_from.sla_clocks AS fact ON fact.case_id = draws.source
SETTINGS max_threads = 1, min_insert_block_size_rows = 100000;

INSERT INTO escalations_tables.case_spells
SELECT draws.case_id AS case_id, fact.* EXCEPT case_id REPLACE (opened_at + later AS opened_at, stopped_at + later AS stopped_at)
FROM drawn_from.draws AS draws INNER JOIN drawn_from.case_spells AS fact ON fact.case_id = draws.source
SETTINGS max_threads = 1, min_insert_block_size_rows = 100000;

INSERT INTO escalations_tables.case_spans
SELECT draws.case_id AS case_id, fact.* EXCEPT case_id REPLACE (`from` + later AS `from`, `to` + later AS `to`)
FROM drawn_from.draws AS draws INNER JOIN drawn_from.case_spans AS fact ON fact.case_id = draws.source
SETTINGS max_threads = 1, min_insert_block_size_rows = 100000;

INSERT INTO escalations_tables.case_tiers
SELECT case_id, arrayJoin(if(max_tier = 2, [1, 2], [1])) FROM escalations_tables.cases
SETTINGS max_threads = 1, min_insert_block_size_rows = 100000;

INSERT INTO escalations_tables.case_milestones
SELECT fact.type AS type, draws.case_id AS case_id, fact.* EXCEPT (type, case_id) REPLACE (occurred_at + later AS occurred_at, 1 AS tier)
FROM drawn_from.draws AS draws INNER JOIN drawn_from.case_milestones AS fact ON fact.case_id = draws.source
WHERE fact.type NOT IN ('SATISFACTION_RATED', 'COMPENSATED')
SETTINGS max_threads = 1, min_insert_block_size_rows = 100000;

INSERT INTO escalations_tables.case_milestones (type, case_id, event_id, occurred_at, rating)
SELECT 'SATISFACTION_RATED', draws.case_id, 'rated', fact.stopped_at + later + INTERVAL 1 DAY,
    if(satisfied_percent < if(escalated.case_id = '', 92, 78), 4 + satisfied_percent % 2, 1 + satisfied_percent % 3)
FROM drawn_from.draws AS draws
INNER JOIN drawn_from.case_spells AS fact ON fact.case_id = draws.source
LEFT JOIN (SELECT DISTINCT case_id FROM drawn_from.escalations) AS escalated ON escalated.case_id = draws.source
WHERE fact.spell = 1 AND rated_percent < 30
SETTINGS max_threads = 1, min_insert_block_size_rows = 100000;

INSERT INTO escalations_tables.case_milestones (type, case_id, event_id, occurred_at, compensated_amount, compensated_currency)
SELECT 'COMPENSATED', draws.case_id, 'compensated', fact.stopped_at + later + INTERVAL 2 DAY, 10, 'EUR'
FROM drawn_from.draws AS draws
INNER JOIN drawn_from.case_spells AS fact ON fact.case_id = draws.source
WHERE fact.spell = 1 AND compensated_percent < 5 AND draws.source IN (SELECT case_id FROM drawn_from.escalations)
SETTINGS max_threads = 1, min_insert_block_size_rows = 100000;

DROP DATABASE drawn_from SYNC;
