-- Broken promises of the quarter, the most overdue first: of one clock, or those to solve in time of one department or priority
WITH toDateTime64(fiscal_quarter_begin({quarter:String}, (SELECT fiscal_year_starts_in_month FROM reporting_settings)), 3, 'UTC') AS begin
SELECT case_id, round(toFloat64(overdue_seconds) / 3600, 2) AS hours_overdue, department, priority, clock, instance, started_at, due_at, stopped_at, policy_version
FROM sla_clocks
WHERE status = 'BREACHED' AND started_at >= begin AND started_at < begin + INTERVAL 3 MONTH
  AND clock = if({by:String} = 'CLOCK', {value:String}, 'resolution')
  AND multiIf({by:String} = 'DEPARTMENT', ifNull(department, ''), {by:String} = 'PRIORITY', ifNull(priority, ''), clock) = {value:String}
ORDER BY overdue_seconds DESC NULLS FIRST, case_id, instance
