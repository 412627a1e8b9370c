-- Draws {cases} cases out of those the tables hold, and empties the tables; add_cases.sql fills them again, a part at a time. A
-- case is one of those there were, drawn at random, dated some whole weeks later. So all distributions are those of the log, the
-- hours of the week included, and what is added is known: 30 in 100 cases are rated a day after their first stop, satisfied 92
-- in 100 if never escalated, else 78 in 100; 5 in 100 of the escalated are compensated. Tier is 1, and 2 from the first
-- escalation on. The same seed makes the same cases.
CREATE DATABASE IF NOT EXISTS drawn_from;

CREATE OR REPLACE TABLE drawn_from.cases ENGINE = MergeTree ORDER BY case_id AS SELECT * FROM escalations_tables.cases FINAL WHERE opened_at IS NOT NULL;

CREATE OR REPLACE TABLE drawn_from.escalations ENGINE = MergeTree ORDER BY case_id AS SELECT * FROM escalations_tables.escalations FINAL;

CREATE OR REPLACE TABLE drawn_from.sla_clocks ENGINE = MergeTree ORDER BY case_id AS SELECT * FROM escalations_tables.sla_clocks FINAL;

CREATE OR REPLACE TABLE drawn_from.case_resolutions ENGINE = MergeTree ORDER BY case_id AS SELECT * FROM escalations_tables.case_resolutions FINAL;

CREATE OR REPLACE TABLE drawn_from.case_spans ENGINE = MergeTree ORDER BY case_id AS SELECT * FROM escalations_tables.case_spans FINAL;

CREATE OR REPLACE TABLE drawn_from.case_events ENGINE = MergeTree ORDER BY case_id AS SELECT * FROM escalations_tables.case_events FINAL;

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

TRUNCATE TABLE escalations_tables.case_resolutions;

TRUNCATE TABLE escalations_tables.case_spans;
