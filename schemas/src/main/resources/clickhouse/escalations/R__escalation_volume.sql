-- One row per window and department, issue category, tier and channel with at least one escalation
SELECT ${columns of escalation_volume}
FROM escalations_tables.escalation_volume FINAL
