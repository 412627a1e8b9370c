-- Cases opened in the quarter, by what was known of them when opened: in all, of one department or of one type of issue
WITH toDateTime64(fiscal_quarter_begin({quarter:String}, (SELECT fiscal_year_starts_in_month FROM reporting_settings)), 3, 'UTC') AS begin
SELECT case_id, opened_at, department, priority, channel, issue_type, issue_product
FROM case_openings
WHERE opened_at >= begin AND opened_at < begin + INTERVAL 3 MONTH AND case_id IN (SELECT case_id FROM cases)
  AND multiIf({by:String} = 'DEPARTMENT', ifNull(department, ''), {by:String} = 'ISSUE_TYPE', ifNull(issue_type, ''), '') = {value:String}
ORDER BY opened_at, case_id
