-- One row per accepted event
SELECT ${columns of case_events}
FROM escalations_tables.case_events FINAL
