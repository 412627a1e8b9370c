-- How long did cases take to be solved, as a distribution: in this quarter and the one before? Wall time from opening to stop,
-- by the quarter of the stop, as quarterly_resolution counts them. share is of all stops of that quarter, 0 to 1.
WITH
  (SELECT fiscal_year_starts_in_month FROM reporting_settings) AS first_month,
  toDateTime64(fiscal_quarter_begin({quarter:String}, first_month), 3, 'UTC') AS begin,
  stops AS
  (
    SELECT
      stopped_at >= begin AS now,
      toFloat64(resolution_seconds) / 3600 AS hours,
      multiIf(hours < 1, 1, hours < 4, 2, hours < 8, 3, hours < 24, 4, hours < 48, 5, hours < 96, 6, hours < 168, 7, hours < 336, 8, hours < 720, 9, 10) AS place
    FROM case_resolutions
    WHERE stopped_at >= begin - INTERVAL 3 MONTH AND stopped_at < begin + INTERVAL 3 MONTH
  )
SELECT
  ['< 1 h', '1–4 h', '4–8 h', '8–24 h', '1–2 d', '2–4 d', '4–7 d', '7–14 d', '14–30 d', '≥ 30 d'][place] AS band,
  bands.place AS place,
  countIf(hit AND now) AS cases,
  countIf(hit AND NOT now) AS cases_before,
  if(any(all_now) = 0, 0, cases / any(all_now)) AS share,
  if(any(all_before) = 0, 0, cases_before / any(all_before)) AS share_before
FROM (SELECT toUInt8(number + 1) AS place, (SELECT countIf(now) FROM stops) AS all_now, (SELECT countIf(NOT now) FROM stops) AS all_before FROM numbers(10)) AS bands
LEFT JOIN (SELECT place, now, 1 AS hit FROM stops) AS stops ON stops.place = bands.place
GROUP BY place
ORDER BY place
