-- One row per acknowledgement of an alert
SELECT
    alert_id,
    seen_by,
    seen_at
FROM escalations_tables.alert_seen
