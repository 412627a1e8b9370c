-- How many cases were open at an instant, by age, by department and in all, and how many of them had a breached clock:
-- beside two earlier instants? The instants are written as 2016-07-01 00:00:00, UTC. The 12 departments with the most, of total.
WITH
  rows AS
  (
    SELECT 0 AS earlier, age_band, age_band_number, department, sla_state, cases FROM backlog_at(at = {end:String})
    UNION ALL
    SELECT 1 AS earlier, age_band, age_band_number, department, sla_state, cases FROM backlog_at(at = {end_before:String})
    UNION ALL
    SELECT 2 AS earlier, age_band, age_band_number, department, sla_state, cases FROM backlog_at(at = {end_year_before:String})
  )
SELECT
  tupleElement(of, 1) AS dimension,
  tupleElement(of, 2) AS value,
  min(tupleElement(of, 3)) AS place,
  sumIf(rows.cases, earlier = 0) AS cases,
  sumIf(rows.cases, earlier = 0 AND sla_state = 'BREACHED') AS breached,
  sumIf(rows.cases, earlier = 1) AS cases_before,
  sumIf(rows.cases, earlier = 2) AS cases_year_before,
  count() OVER (PARTITION BY dimension) AS total
FROM rows
ARRAY JOIN [('ALL', '', 0), ('AGE', age_band, age_band_number), ('DEPARTMENT', ifNull(toString(department), ''), 0)] AS of
GROUP BY dimension, value
HAVING cases + cases_before + cases_year_before > 0
ORDER BY dimension, place, cases DESC, value
LIMIT 12 BY dimension
