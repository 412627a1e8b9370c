-- Which of these clock instances are breached, by the facts, and when?
-- keys: JSON, an array of [case_id, clock, instance]. breached_at: milliseconds since 1970, UTC.
SELECT case_id, clock, instance, toUnixTimestamp64Milli(breached_at) AS breached_at
FROM sla_breaches
WHERE (case_id, clock, instance) IN (SELECT arrayJoin(JSONExtract({keys:String}, 'Array(Tuple(String, String, UInt32))')))
