-- Cases opened in the quarter that one tier passed on to a higher one
WITH toDateTime64(fiscal_quarter_begin({quarter:String}, (SELECT fiscal_year_starts_in_month FROM reporting_settings)), 3, 'UTC') AS begin
SELECT case_id, opened_at, max_tier, department, priority, issue_type, status
FROM cases
WHERE opened_at >= begin AND opened_at < begin + INTERVAL 3 MONTH AND max_tier > toUInt8OrZero({value:String})
  AND case_id IN (SELECT case_id FROM case_spans WHERE kind = 'TIER' AND case_spans.value = {value:String})
ORDER BY opened_at, case_id
