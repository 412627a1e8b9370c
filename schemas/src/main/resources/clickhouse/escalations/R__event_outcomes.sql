-- One row per record of case-events that is no heartbeat: what became of it
SELECT partition, offset, outcome, reason, late
FROM escalations_tables.event_outcomes FINAL
