-- One row per clock instance that is believed to have breached
SELECT ${columns of sla_clocks}
FROM escalations_tables.sla_clocks FINAL
WHERE breached_at IS NOT NULL
