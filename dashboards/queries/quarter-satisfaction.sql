-- How satisfied were customers in a quarter, by department, escalated or not, by month and in all? Shares are 0 to 1, low and
-- high the ends of the 95 % interval; what was promised is kept (1), missed (-1), or nobody can be sure (0); share_before is that of the
-- quarter before. Nothing where nobody rates. The 12 values with the most ratings, of total.
SELECT
  dimension,
  value,
  sumIf(figures.ratings, quarter = {quarter:String}) AS ratings,
  anyIf(figures.satisfied_share, quarter = {quarter:String}) AS share,
  anyIf(figures.satisfied_share_low, quarter = {quarter:String}) AS low,
  anyIf(figures.satisfied_share_high, quarter = {quarter:String}) AS high,
  anyIf(transform(figures.verdict, ['ABOVE', 'BELOW'], [1, -1], 0), quarter = {quarter:String}) AS kept,
  anyIf(CAST(figures.satisfied_share AS Nullable(Float64)), quarter = {previous:String}) AS share_before,
  anyIf(CAST(figures.satisfied_share AS Nullable(Float64)), quarter = {year_before:String}) AS share_year_before,
  count() OVER (PARTITION BY dimension) AS total
FROM quarterly_satisfaction AS figures
WHERE quarter IN ({quarter:String}, {previous:String}, {year_before:String}) AND dimension IN ('ALL', 'DEPARTMENT', 'ESCALATED', 'MONTH')
GROUP BY dimension, value
HAVING ratings > 0
ORDER BY dimension, if(dimension = 'MONTH', 0, ratings) DESC, value
LIMIT 12 BY dimension
