-- When in the week does work come in? Cases opened and escalations received in all per hour, by weekday (1 Monday) and hour
-- (UTC), mean of the 13 weeks before the end, written as 2016-07-01 00:00:00.
SELECT weekday, hour, sum(opened_per_hour) AS opened, sum(escalated_per_hour) AS escalated
FROM workload_by_hour_of_week(until = {end:String})
GROUP BY weekday, hour
ORDER BY weekday, hour
