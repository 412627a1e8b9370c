-- Agents the busiest department needs at once, hour by hour, for four in five of its cases to be taken up within five minutes.
SELECT weekday, hour, work_per_hour, load_erlangs, agents, expected_share_in_time
FROM escalations.staffing_for(until = '2016-06-01 00:00:00', handling_seconds = 900, answer_seconds = 300, share_in_time = 0.8)
WHERE department IN (SELECT department FROM escalations.case_openings WHERE department != '' GROUP BY department ORDER BY count() DESC, department LIMIT 1)
ORDER BY weekday, hour
