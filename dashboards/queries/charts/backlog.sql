-- How old was what was open, week by week? At each of the instants, written as ['2016-07-01 00:00:00', …], UTC; each age band has a
-- row at each. breached: those with a clock that had breached and had not stopped.
SELECT
  formatDateTime(instant, '%F %T', 'UTC') AS at,
  ['under 4 h', '4 h to 1 d', '1 to 3 d', '3 to 7 d', '7 to 30 d', '30 d and more'][band] AS age_band,
  band AS age_band_number,
  sum(counted.cases) AS cases,
  sumIf(counted.cases, sla_state = 'BREACHED') AS breached
FROM (SELECT toDateTime64(arrayJoin({instants:Array(String)}), 3, 'UTC') AS instant, arrayJoin(range(1, 7)) AS band) AS asked
LEFT JOIN backlog_at_each(instants = {instants:Array(String)}) AS counted ON counted.at = instant AND counted.age_band_number = band
GROUP BY instant, band
ORDER BY instant, band
