-- Which promises were kept in a quarter: by clock, and the resolution clock by department and priority, beside the quarter
-- before and the same quarter a year earlier? Shares are of the decided clocks, 0 to 1. The 12 values with the most breaches, of total.
SELECT
  if(figures.dimension = 'ALL', 'CLOCK', figures.dimension) AS dimension,
  if(figures.dimension = 'ALL', clock, figures.value) AS value,
  sumIf(figures.clocks, quarter = {quarter:String}) AS clocks,
  sumIf(figures.met, quarter = {quarter:String}) AS met,
  sumIf(figures.breached, quarter = {quarter:String}) AS breached,
  sumIf(figures.undecided, quarter = {quarter:String}) AS undecided,
  anyIf(figures.met_share, quarter = {quarter:String}) AS met_share,
  anyIf(figures.met_share, quarter = {previous:String}) AS met_share_before,
  anyIf(figures.met_share, quarter = {year_before:String}) AS met_share_year_before,
  toFloat64(anyIf(figures.overdue_p50_seconds, quarter = {quarter:String})) AS overdue_p50_seconds,
  toFloat64(anyIf(figures.target_least_seconds, quarter = {quarter:String})) AS target_least_seconds,
  toFloat64(anyIf(figures.target_most_seconds, quarter = {quarter:String})) AS target_most_seconds,
  count() OVER (PARTITION BY dimension) AS total
FROM quarterly_sla AS figures
WHERE quarter IN ({quarter:String}, {previous:String}, {year_before:String})
  AND (figures.dimension = 'ALL' OR (clock = 'resolution' AND figures.dimension IN ('DEPARTMENT', 'PRIORITY')))
GROUP BY dimension, value
HAVING clocks > 0
ORDER BY dimension, if(dimension = 'PRIORITY', 0, breached) DESC, value
LIMIT 12 BY dimension
