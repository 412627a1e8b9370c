-- What was refused, and why?
SELECT reason, topic, count() AS records, min(rejected_at) AS first, max(rejected_at) AS last
FROM rejected_events
GROUP BY reason, topic
ORDER BY records DESC, reason, topic
