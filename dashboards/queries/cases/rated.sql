-- Ratings of the quarter, the worst first: in all, of one month, one department, or escalated before or not
WITH toDateTime64(fiscal_quarter_begin({quarter:String}, (SELECT fiscal_year_starts_in_month FROM reporting_settings)), 3, 'UTC') AS begin
SELECT case_id, rated_at, rating, escalated, department, priority, issue_type
FROM satisfaction_ratings
WHERE rated_at >= begin AND rated_at < begin + INTERVAL 3 MONTH
  AND multiIf({by:String} = 'DEPARTMENT', ifNull(department, ''), {by:String} = 'ESCALATED', if(escalated = 1, 'yes', 'no'), {by:String} = 'MONTH', formatDateTime(rated_at, '%Y-%m', 'UTC'), '') = {value:String}
ORDER BY rating, rated_at, case_id
