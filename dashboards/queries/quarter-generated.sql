-- How many cases that were opened in a quarter are generated, not real? Their events say so: source is generated.
WITH toDateTime64(fiscal_quarter_begin({quarter:String}, (SELECT fiscal_year_starts_in_month FROM reporting_settings)), 3, 'UTC') AS begin
SELECT uniqExact(case_id) AS cases
FROM case_events
WHERE type = 'CASE_OPENED' AND source = 'generated' AND occurred_at >= begin AND occurred_at < begin + INTERVAL 3 MONTH
