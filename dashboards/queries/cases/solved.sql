-- Solved in the quarter, the slowest first: in all, of one department or of one priority
WITH toDateTime64(fiscal_quarter_begin({quarter:String}, (SELECT fiscal_year_starts_in_month FROM reporting_settings)), 3, 'UTC') AS begin
SELECT case_id, resolution_no, opened_at, stopped_at, round(toFloat64(resolution_seconds) / 3600, 2) AS hours_to_solve, department, priority, issue_type
FROM case_resolutions
WHERE stopped_at >= begin AND stopped_at < begin + INTERVAL 3 MONTH
  AND multiIf({by:String} = 'DEPARTMENT', ifNull(department, ''), {by:String} = 'PRIORITY', ifNull(priority, ''), '') = {value:String}
ORDER BY resolution_seconds DESC, case_id, resolution_no
