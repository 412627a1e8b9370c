-- How many agents does each department need at once (Erlang C), in its busiest hour of the week and in the mean of the hours
-- in which work comes? Of the 13 weeks before the end, written as 2016-07-01 00:00:00, UTC. The 12 with the most work, of total.
SELECT
  'DEPARTMENT' AS dimension,
  ifNull(toString(department), '') AS value,
  sum(work_per_hour) AS work_per_week,
  toFloat64(max(agents)) AS agents_at_peak,
  avg(toFloat64(agents)) AS agents_mean,
  argMax(weekday, (agents, load_erlangs)) AS peak_weekday,
  argMax(hour, (agents, load_erlangs)) AS peak_hour,
  count() OVER () AS total
FROM staffing_for(until = {end:String}, handling_seconds = {handling_seconds:Float64}, answer_seconds = {answer_seconds:Float64}, share_in_time = {share_in_time:Float64})
GROUP BY department
ORDER BY work_per_week DESC, value
LIMIT 12
