-- When in the week does work come in, and how many agents does it ask for at once (Erlang C, all departments together)? By weekday
-- (1 Monday) and hour (UTC), mean of the 13 weeks before the end, written as 2016-07-01 00:00:00. Every hour has a row.
SELECT
  intDiv(number, 24) + 1 AS weekday,
  number % 24 AS hour,
  round(sum(staffing.work_per_hour), 2) AS work,
  sum(staffing.agents) AS agents
FROM numbers(168) AS hours
LEFT JOIN
(
  SELECT weekday, hour, toFloat64(work_per_hour) AS work_per_hour, toUInt64(agents) AS agents
  FROM staffing_for(until = {end:String}, handling_seconds = {handling_seconds:Float64}, answer_seconds = {answer_seconds:Float64}, share_in_time = {share_in_time:Float64})
) AS staffing ON staffing.weekday = intDiv(number, 24) + 1 AND staffing.hour = number % 24
GROUP BY weekday, hour
ORDER BY weekday, hour
