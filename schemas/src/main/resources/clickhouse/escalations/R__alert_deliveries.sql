-- One row per attempt to deliver an alert to a receiver; a message about many alerts has a row for each of them
SELECT ${columns of alert_deliveries}
FROM escalations_tables.alert_deliveries FINAL
