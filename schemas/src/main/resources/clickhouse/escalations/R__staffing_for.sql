-- Agents needed at once by hour of the week (Erlang C): staffing_for(until = '2016-06-01 00:00:00', handling_seconds = 900, answer_seconds = 300, share_in_time = 0.8)
SELECT
    department,
    weekday,
    hour,
    work_per_hour,
    round(erlangs, 3) AS load_erlangs,
    needed AS agents,
    round(erlang_c_in_time(needed, erlangs, {handling_seconds:Float64}, {answer_seconds:Float64}), 4) AS expected_share_in_time
FROM
(
    SELECT
        department, weekday, hour,
        opened_per_hour + escalated_per_hour AS work_per_hour,
        work_per_hour * {handling_seconds:Float64} / 3600 AS erlangs,
        erlang_c_agents(erlangs, {handling_seconds:Float64}, {answer_seconds:Float64}, {share_in_time:Float64}) AS needed
    FROM escalations.workload_by_hour_of_week(until = {until:DateTime64(3, 'UTC')})
)
