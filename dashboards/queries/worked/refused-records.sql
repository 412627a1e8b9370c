-- Which records were refused last, and what was wrong with each?
SELECT rejected_at, reason, detail, topic, partition, offset, raw_size
FROM rejected_events
ORDER BY rejected_at DESC, topic, partition, offset
LIMIT 500
