-- How many cases and escalations came in by week? The five quarters up to this one; weeks begin on Monday, UTC.
-- over = 0: the week was not over at event time, so its counts still grow.
WITH
  (SELECT fiscal_year_starts_in_month FROM reporting_settings) AS first_month,
  fiscal_quarter_begin({quarter:String}, first_month) AS begin,
  toMonday(toDate(begin - INTERVAL 1 YEAR)) AS first_week,
  toDate(begin + INTERVAL 3 MONTH) AS next,
  (SELECT if(count() = 0, toDateTime64('2299-12-31 00:00:00', 3, 'UTC'), min(event_time)) FROM pipeline_progress) AS reached,
  (SELECT toMonday(toDate(min(opened_at))) FROM cases WHERE opened_at IS NOT NULL) AS known_from
SELECT
  toString(monday) AS week,
  countIf(kind = 'CASE') AS cases_opened,
  countIf(kind = 'ESCALATION') AS escalations,
  toUInt8(toDateTime64(monday + 7, 3, 'UTC') <= reached) AS over
FROM
(
  SELECT toMonday(toDate(assumeNotNull(opened_at))) AS monday, 'CASE' AS kind FROM cases WHERE opened_at IS NOT NULL
  UNION ALL
  SELECT toMonday(toDate(escalated_at)) AS monday, 'ESCALATION' AS kind FROM escalations
  UNION ALL
  SELECT first_week + 7 * number AS monday, 'NONE' AS kind FROM numbers(70)
)
WHERE monday >= greatest(first_week, known_from) AND monday < next AND toDateTime64(monday, 3, 'UTC') <= reached
GROUP BY monday
ORDER BY monday
