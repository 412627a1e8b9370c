-- Somebody has seen an alert. at: milliseconds since 1970, UTC.
INSERT INTO escalations_tables.alert_seen (alert_id, seen_by, seen_at)
SELECT {alert:String}, {by:String}, fromUnixTimestamp64Milli({at:Int64})
