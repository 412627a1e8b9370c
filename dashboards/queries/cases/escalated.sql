-- Escalations of the quarter, by who received them: in all, of one department or about one type of issue
WITH toDateTime64(fiscal_quarter_begin({quarter:String}, (SELECT fiscal_year_starts_in_month FROM reporting_settings)), 3, 'UTC') AS begin
SELECT case_id, escalation_no, escalated_at, kind, reason, from_department, department AS to_department, issue_type, priority, status, round(toFloat64(resolution_seconds) / 3600, 2) AS hours_to_resolution
FROM escalations
WHERE escalated_at >= begin AND escalated_at < begin + INTERVAL 3 MONTH
  AND multiIf({by:String} = 'DEPARTMENT', ifNull(department, ''), {by:String} = 'ISSUE_TYPE', ifNull(issue_type, ''), '') = {value:String}
ORDER BY escalated_at, case_id, escalation_no
