-- How did the hours around a burst compare with the usual? The five strongest bursts alive in the quarter, from 12 hours before the
-- first of its hours to 12 after; usual is the mean of the same hour of the week over the 8 weeks before.
WITH
  toDateTime64(fiscal_quarter_begin({quarter:String}, (SELECT fiscal_year_starts_in_month FROM reporting_settings)), 3, 'UTC') AS begin,
  bursts AS
  (
    SELECT pattern_id, issue_type, issue_product, toStartOfHour(issue_patterns.first_seen) AS first_hour
    FROM issue_patterns
    WHERE kind = 'BURST' AND issue_patterns.first_seen < begin + INTERVAL 3 MONTH AND issue_patterns.last_seen >= begin
    ORDER BY score DESC, issue_patterns.last_seen DESC, pattern_id
    LIMIT 5
  ),
  placed AS
  (
    SELECT pattern_id, weeks_before, dateDiff('hour', first_hour, toStartOfHour(assumeNotNull(opened_at))) + 168 * weeks_before AS offset
    FROM bursts
    CROSS JOIN (SELECT opened_at, issue_type, issue_product FROM cases WHERE opened_at IS NOT NULL) AS opened
    ARRAY JOIN range(9) AS weeks_before
    WHERE if(bursts.issue_type IS NOT NULL, opened.issue_type = bursts.issue_type, opened.issue_product = bursts.issue_product)
      AND offset BETWEEN -12 AND 12
  )
SELECT
  hours.pattern_id AS pattern_id,
  hours.offset AS offset,
  countIf(placed.pattern_id != '' AND weeks_before = 0) AS cases,
  countIf(placed.pattern_id != '' AND weeks_before > 0) / 8 AS usual
FROM (SELECT pattern_id, toInt64(arrayJoin(range(25))) - 12 AS offset FROM bursts) AS hours
LEFT JOIN placed ON placed.pattern_id = hours.pattern_id AND placed.offset = hours.offset
GROUP BY pattern_id, offset
ORDER BY pattern_id, offset
