-- How often did a late event retract or amend an alert, by day?
SELECT toDate(known_at) AS day, action, count() AS alerts, round(avg(dateDiff('second', at, known_at)) / 60, 1) AS mean_minutes_after
FROM sla_alerts
WHERE action != 'RAISED'
GROUP BY day, action
ORDER BY day DESC, action
