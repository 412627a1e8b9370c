-- Which tier solves what it gets? One row per tier with cases of the quarter; share_before is that of the quarter before.
SELECT
  'TIER' AS dimension,
  toString(assumeNotNull(tier)) AS value,
  sumIf(figures.cases, quarter = {quarter:String}) AS cases,
  sumIf(figures.contained, quarter = {quarter:String}) AS contained,
  sumIf(figures.passed_on, quarter = {quarter:String}) AS passed_on,
  anyIf(figures.containment_share, quarter = {quarter:String}) AS share,
  anyIf(figures.containment_share, quarter = {previous:String}) AS share_before,
  anyIf(figures.containment_share, quarter = {year_before:String}) AS share_year_before
FROM quarterly_tiers AS figures
WHERE quarter IN ({quarter:String}, {previous:String}, {year_before:String}) AND tier IS NOT NULL
GROUP BY tier
HAVING cases > 0
ORDER BY tier
