-- One row per second delivery of an event that had been accepted
SELECT ${columns of duplicate_events}
FROM escalations_tables.duplicate_events FINAL
