-- Which cases show a candidate for a recurring issue? Of those that quarter-patterns lists, the first five and the last five
-- by opening; known is how many there are.
-- SAME_CUSTOMER: as many as the rule counts, up to the last. BURST: from its first unusual hour to its last. Others: the samples;
-- ten of them are the first five and the last five of all cases.
WITH
  toDateTime64(fiscal_quarter_begin({quarter:String}, (SELECT fiscal_year_starts_in_month FROM reporting_settings)), 3, 'UTC') AS begin,
  listed AS
  (
    SELECT
      pattern_id, kind, cases, sample_case_ids, issue_patterns.first_seen AS since, issue_patterns.last_seen AS until,
      multiIf(
        kind = 'SAME_CUSTOMER' AND customer_id != '' AND issue_type != '', concat('C', customer_id, char(31), issue_type),
        kind = 'BURST' AND issue_type != '', concat('T', issue_type),
        kind = 'BURST' AND issue_product != '', concat('P', issue_product),
        '') AS subject
    FROM issue_patterns
    WHERE issue_patterns.first_seen < begin + INTERVAL 3 MONTH AND issue_patterns.last_seen >= begin
    ORDER BY kind, score DESC, issue_patterns.last_seen DESC, pattern_id
    LIMIT 5 BY kind
  ),
  opened AS
  (
    SELECT
      case_id,
      assumeNotNull(opened_at) AS instant,
      arrayJoin([concat('C', ifNull(customer_id, ''), char(31), ifNull(issue_type, '')), concat('T', ifNull(issue_type, '')), concat('P', ifNull(issue_product, ''))]) AS subject
    FROM cases
    WHERE opened_at IS NOT NULL AND status != 'CANCELLED'
  ),
  counted AS
  (
    SELECT
      listed.pattern_id AS pattern_id, opened.case_id AS case_id, opened.instant AS instant,
      kind = 'BURST' OR row_number() OVER (PARTITION BY listed.pattern_id ORDER BY opened.instant DESC, opened.case_id DESC) <= cases AS belongs
    FROM opened
    INNER JOIN listed ON listed.subject = opened.subject
    WHERE if(kind = 'BURST', opened.instant >= since AND opened.instant < until, opened.instant <= until)
  ),
  shown AS
  (
    SELECT pattern_id, case_id, instant, 0 AS left_out FROM counted WHERE belongs
    UNION ALL
    SELECT samples.pattern_id AS pattern_id, samples.case_id AS case_id, ifNull(cases_of.opened_at, samples.since) AS instant, left_out
    FROM
    (
      SELECT pattern_id, since, if(length(sample_case_ids) = 10 AND cases > 10, cases - 10, 0) AS left_out, arrayJoin(sample_case_ids) AS case_id
      FROM listed
    ) AS samples
    LEFT JOIN (SELECT case_id, opened_at FROM cases) AS cases_of ON cases_of.case_id = samples.case_id
    WHERE samples.pattern_id NOT IN (SELECT pattern_id FROM counted)
  )
SELECT pattern_id, case_id, place, known
FROM
(
  SELECT
    pattern_id, case_id,
    row_number() OVER (PARTITION BY pattern_id ORDER BY instant, case_id) AS row,
    row + if(row > 5, left_out, 0) AS place,
    count() OVER (PARTITION BY pattern_id) + left_out AS known
  FROM shown
)
WHERE place <= 5 OR place + 5 > known
ORDER BY pattern_id, place
