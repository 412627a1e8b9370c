-- Fills the warehouse's tables from the files of the lake alone: of each row its last version. Run as admin, with the
-- parameter lake (the directory), on a ClickHouse that has the DDL; running it again changes nothing.

INSERT INTO escalations_tables.case_events
SELECT * EXCEPT (date, quarter) REPLACE (NULL AS partition, NULL AS offset), 0 AS version
FROM file({lake:String} || '/case_events/quarter=*/date=*/*.parquet', Parquet);

INSERT INTO escalations_tables.cases
SELECT * EXCEPT (known_at, correction, quarter)
FROM file({lake:String} || '/cases/quarter=*/*.parquet', Parquet)
ORDER BY version DESC, is_deleted
LIMIT 1 BY case_id;

INSERT INTO escalations_tables.escalations
SELECT * EXCEPT (known_at, correction, quarter)
FROM file({lake:String} || '/escalations/quarter=*/*.parquet', Parquet)
ORDER BY version DESC, is_deleted
LIMIT 1 BY case_id, escalation_no;

INSERT INTO escalations_tables.sla_clocks
SELECT * EXCEPT (known_at, correction, quarter)
FROM file({lake:String} || '/sla_clocks/quarter=*/*.parquet', Parquet)
ORDER BY version DESC, is_deleted
LIMIT 1 BY case_id, clock, instance;

INSERT INTO escalations_tables.case_resolutions
SELECT * EXCEPT (known_at, correction, quarter)
FROM file({lake:String} || '/case_resolutions/quarter=*/*.parquet', Parquet)
ORDER BY version DESC, is_deleted
LIMIT 1 BY case_id, resolution_no;

INSERT INTO escalations_tables.case_spans
SELECT * EXCEPT (known_at, correction, quarter)
FROM file({lake:String} || '/case_spans/quarter=*/*.parquet', Parquet)
ORDER BY version DESC, is_deleted
LIMIT 1 BY case_id, kind, number;

INSERT INTO escalations_tables.escalation_volume
SELECT * EXCEPT (known_at, correction, quarter)
FROM file({lake:String} || '/escalation_volume/quarter=*/*.parquet', Parquet)
ORDER BY version DESC
LIMIT 1 BY window, window_end, department, issue_category, tier, channel;

INSERT INTO escalations_tables.resolution_times
SELECT * EXCEPT (known_at, correction, quarter)
FROM file({lake:String} || '/resolution_times/quarter=*/*.parquet', Parquet)
ORDER BY version DESC
LIMIT 1 BY window, window_end, department, issue_category, priority;
