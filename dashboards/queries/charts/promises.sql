-- Which share of the promises was kept by week, by clock? The five quarters up to this one, by the week (from Monday, UTC) in
-- which the clock started; the six clocks with the most decided in the quarter. usual is the share of the four quarters
-- before, low the least that chance alone explains in a week of as many (three standard deviations), null where fewer than
-- 50 were decided then. shown = 0: fewer than 10 decided, or still more than a tenth undecided.
WITH
  (SELECT fiscal_year_starts_in_month FROM reporting_settings) AS first_month,
  toDate(fiscal_quarter_begin({quarter:String}, first_month)) AS begin,
  toMonday(toDate(begin - INTERVAL 1 YEAR)) AS first_week,
  toDate(begin + INTERVAL 3 MONTH) AS next,
  by_week AS
  (
    SELECT
      clock,
      toMonday(toDate(started_at)) AS monday,
      countIf(status = 'MET') AS met,
      countIf(status = 'BREACHED') AS breached,
      countIf(status IN ('RUNNING', 'PAUSED')) AS undecided,
      countIf(toDate(started_at) < begin AND status = 'MET') AS met_before,
      countIf(toDate(started_at) < begin AND status IN ('MET', 'BREACHED')) AS decided_before
    FROM sla_clocks
    WHERE toDate(started_at) >= first_week AND toDate(started_at) < next
    GROUP BY clock, monday
  ),
  clocks AS
  (
    SELECT
      clock,
      sumIf(met + breached, monday + 7 > begin) AS decided_now,
      sum(decided_before) AS decided_ever_before,
      if(decided_ever_before >= 50, sum(met_before) / decided_ever_before, NULL) AS usual
    FROM by_week
    GROUP BY clock
    HAVING decided_now > 0
    ORDER BY decided_now DESC, clock
    LIMIT 6
  )
SELECT
  clock,
  toString(monday) AS week,
  met + breached AS decided,
  met,
  breached,
  undecided,
  if(decided = 0, NULL, met / decided) AS share,
  usual,
  if(decided = 0 OR usual IS NULL, NULL, greatest(0, usual - 3 * sqrt(assumeNotNull(usual) * (1 - assumeNotNull(usual)) / decided))) AS low,
  toUInt8(decided >= 10 AND undecided * 10 <= decided + undecided) AS shown,
  toUInt8(ifNull(shown AND share < low, 0)) AS below,
  toUInt8(monday + 7 > begin) AS of_quarter
FROM by_week
INNER JOIN clocks USING (clock)
ORDER BY decided_now DESC, clock, monday
