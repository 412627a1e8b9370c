-- One row per clock instance
SELECT ${columns of sla_clocks}
FROM escalations_tables.sla_clocks FINAL
