-- How many cases and escalations were there in a quarter, by department, by type of issue and in all: beside the quarter
-- before (_before) and the same quarter a year earlier (_year_before)? The 12 values with the most of each dimension, of total.
SELECT
  dimension,
  value,
  sumIf(figures.cases_opened, quarter = {quarter:String}) AS cases_opened,
  sumIf(figures.cases_opened, quarter = {previous:String}) AS cases_opened_before,
  sumIf(figures.cases_opened, quarter = {year_before:String}) AS cases_opened_year_before,
  sumIf(figures.escalations, quarter = {quarter:String}) AS escalations,
  sumIf(figures.escalations, quarter = {previous:String}) AS escalations_before,
  sumIf(figures.escalations, quarter = {year_before:String}) AS escalations_year_before,
  anyIf(figures.escalations_per_100_cases, quarter = {quarter:String}) AS per_100_cases,
  count() OVER (PARTITION BY dimension) AS total
FROM quarterly_volume AS figures
WHERE quarter IN ({quarter:String}, {previous:String}, {year_before:String}) AND dimension IN ('ALL', 'DEPARTMENT', 'ISSUE_TYPE')
GROUP BY dimension, value
HAVING cases_opened + escalations > 0
ORDER BY dimension, escalations DESC, cases_opened DESC, value
LIMIT 12 BY dimension
