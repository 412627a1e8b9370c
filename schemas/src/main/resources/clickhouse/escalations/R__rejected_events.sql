-- One row per refused record
SELECT ${columns of rejected_events}
FROM escalations_tables.rejected_events FINAL
