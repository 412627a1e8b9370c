-- Which candidates for a recurring issue were alive in a quarter? The first five of each kind, with how many of it there are.
-- words: the first eight that make its descriptions alike, of SIMILAR_TEXT. Times: milliseconds since 1970, UTC. observed and expected count what the kind's rule counts; score is the one over the other.
WITH
  toDateTime64(fiscal_quarter_begin({quarter:String}, (SELECT fiscal_year_starts_in_month FROM reporting_settings)), 3, 'UTC') AS begin,
  begin + INTERVAL 3 MONTH AS end
SELECT
  issue_patterns.pattern_id AS pattern_id, kind, case_id, customer_id, department, issue_type, issue_product,
  toUnixTimestamp64Milli(issue_patterns.first_seen) AS first_at, toUnixTimestamp64Milli(issue_patterns.last_seen) AS last_at,
  cases, observed, expected, score, status, sample_case_ids, words.words AS words,
  count() OVER (PARTITION BY kind) AS total
FROM issue_patterns
LEFT JOIN
(
  SELECT pattern_id, arraySlice(groupArray(word), 1, 8) AS words
  FROM (SELECT pattern_id, word, cases FROM pattern_words ORDER BY pattern_id, cases DESC, word)
  GROUP BY pattern_id
) AS words ON words.pattern_id = issue_patterns.pattern_id
WHERE issue_patterns.first_seen < end AND issue_patterns.last_seen >= begin
ORDER BY kind, score DESC, last_at DESC, issue_patterns.pattern_id
LIMIT 5 BY kind
