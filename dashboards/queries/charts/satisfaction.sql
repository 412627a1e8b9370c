-- How satisfied were customers by month, over the five quarters up to this one? Shares are 0 to 1, low and high the ends of the
-- 95 % interval; what was promised was kept (1), missed (-1), or nobody can be sure (0).
WITH
  (SELECT fiscal_year_starts_in_month FROM reporting_settings) AS first_month,
  toDate(fiscal_quarter_begin({quarter:String}, first_month)) AS begin
SELECT
  value AS month,
  sum(figures.ratings) AS ratings,
  any(figures.satisfied_share) AS share,
  any(figures.satisfied_share_low) AS low,
  any(figures.satisfied_share_high) AS high,
  any(transform(figures.verdict, ['ABOVE', 'BELOW'], [1, -1], 0)) AS kept
FROM quarterly_satisfaction AS figures
WHERE dimension = 'MONTH' AND figures.ratings > 0
  AND value >= formatDateTime(begin - INTERVAL 1 YEAR, '%Y-%m') AND value < formatDateTime(begin + INTERVAL 3 MONTH, '%Y-%m')
GROUP BY month
ORDER BY month
