-- Which share of the promises was kept by week, by clock? The five quarters up to this one, by the week (from Monday, UTC) in
-- which the clock started; the six clocks with the most decided in the quarter. usual is the share of the four quarters
-- before, null where fewer than 50 were decided then. below = 1: so few kept are less likely than 1 in 1,000 if nothing but
-- chance set the week apart from those. shown = 0: fewer than 10 decided, or still more than a tenth undecided.
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
      if(decided_ever_before >= 50, sum(met_before) / decided_ever_before, NULL) AS usual,
      (sum(met_before) + 1) / (sum(decided_before) + 2) AS chance
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
  toUInt8(decided >= 10 AND undecided * 10 <= decided + undecided) AS shown,
  toUInt8(shown AND isNotNull(usual) AND binomial_at_most(met, decided, chance) < 0.001) AS below,
  toUInt8(monday + 7 > begin) AS of_quarter
FROM by_week
INNER JOIN clocks USING (clock)
ORDER BY decided_now DESC, clock, monday
