-- With which quarters is a quarter compared, and when does each end? Ends are written as 2016-07-01 00:00:00, UTC; that of a
-- quarter event time is still in (unfinished = 1) is event time. first_day and last_day are of the quarter itself.
WITH
  (SELECT fiscal_year_starts_in_month FROM reporting_settings) AS first_month,
  fiscal_quarter_begin({quarter:String}, first_month) AS begin,
  toDateTime(begin + INTERVAL 3 MONTH, 'UTC') AS next,
  (SELECT toDateTime(min(event_time), 'UTC') FROM pipeline_progress) AS reached
SELECT
  fiscal_quarter_name(begin - INTERVAL 3 MONTH, first_month) AS previous,
  fiscal_quarter_name(begin - INTERVAL 1 YEAR, first_month) AS year_before,
  reached > toDateTime(begin, 'UTC') AND reached < next AS unfinished,
  toString(begin) AS first_day,
  toString(toDate(next, 'UTC') - 1) AS last_day,
  formatDateTime(if(unfinished, reached, next), '%F %T', 'UTC') AS end,
  formatDateTime(toDateTime(begin, 'UTC'), '%F %T', 'UTC') AS end_before,
  formatDateTime(toDateTime(begin - INTERVAL 9 MONTH, 'UTC'), '%F %T', 'UTC') AS end_year_before
