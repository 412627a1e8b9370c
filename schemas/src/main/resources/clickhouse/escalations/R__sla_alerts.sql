-- One row per revision of an alert; raised less voided is what is believed
SELECT ${columns of sla_alerts}
FROM escalations_tables.sla_alerts FINAL
