-- What was said while V016 copied, and an end to the table that stands by id. The first statement lets this be run again after the last one.

CREATE TABLE IF NOT EXISTS escalations_tables.sla_alerts_by_case AS escalations_tables.sla_alerts;

INSERT INTO escalations_tables.sla_alerts
SELECT * FROM escalations_tables.sla_alerts_by_case
SETTINGS max_threads = 1, max_block_size = 65536, min_insert_block_size_rows = 65536, min_insert_block_size_bytes = 0;

DROP TABLE escalations_tables.sla_alerts_by_case SYNC;
