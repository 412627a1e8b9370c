-- How long did it take to solve cases in a quarter, by department and priority and in all: beside the quarter before and
-- the same quarter a year earlier? Seconds of wall time from opening to stop. The 12 values with the most stops, of total;
-- priorities in their order.
SELECT
  dimension,
  value,
  sumIf(figures.resolved, quarter = {quarter:String}) AS resolved,
  toFloat64(anyIf(figures.mean_seconds, quarter = {quarter:String})) AS mean_seconds,
  toFloat64(anyIf(figures.p50_seconds, quarter = {quarter:String})) AS p50_seconds,
  toFloat64(anyIf(figures.p50_seconds, quarter = {previous:String})) AS p50_seconds_before,
  toFloat64(anyIf(figures.p50_seconds, quarter = {year_before:String})) AS p50_seconds_year_before,
  toFloat64(anyIf(figures.p90_seconds, quarter = {quarter:String})) AS p90_seconds,
  toFloat64(anyIf(figures.p90_seconds, quarter = {previous:String})) AS p90_seconds_before,
  count() OVER (PARTITION BY dimension) AS total
FROM quarterly_resolution AS figures
WHERE quarter IN ({quarter:String}, {previous:String}, {year_before:String}) AND dimension IN ('ALL', 'DEPARTMENT', 'PRIORITY')
GROUP BY dimension, value
HAVING resolved > 0
ORDER BY dimension, if(dimension = 'PRIORITY', 0, resolved) DESC, value
LIMIT 12 BY dimension
