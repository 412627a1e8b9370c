-- With which quarters is a quarter compared, and when does each end? Ends are written as 2016-07-01 00:00:00, UTC; that of a
-- quarter event time is still in is event time.
WITH
  makeDate(toUInt16(substring({quarter:String}, 1, 4)), 3 * toUInt8(substring({quarter:String}, 6, 1)) - 2, 1) AS begin,
  (SELECT min(event_time) FROM pipeline_progress) AS reached
SELECT
  concat(toString(toYear(begin - INTERVAL 3 MONTH)), 'Q', toString(toQuarter(begin - INTERVAL 3 MONTH))) AS previous,
  concat(toString(toYear(begin) - 1), 'Q', toString(toQuarter(begin))) AS year_before,
  formatDateTime(if(reached > begin, least(toDateTime(begin + INTERVAL 3 MONTH, 'UTC'), toDateTime(reached, 'UTC')), toDateTime(begin + INTERVAL 3 MONTH, 'UTC')), '%F %T', 'UTC') AS end,
  formatDateTime(toDateTime(begin, 'UTC'), '%F %T', 'UTC') AS end_before,
  formatDateTime(toDateTime(begin - INTERVAL 9 MONTH, 'UTC'), '%F %T', 'UTC') AS end_year_before
