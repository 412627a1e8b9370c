-- What was refused in the last day, by the wall clock? One row a reason.
SELECT reason, count() AS records
FROM rejected_events
WHERE rejected_at > now64(3) - INTERVAL 1 DAY
GROUP BY reason
ORDER BY records DESC, reason
