-- Which quarter is known in part only, since what is known begins within it, and from when (milliseconds since 1970, UTC)? No
-- row: each is known from its first week, or not at all.
WITH
  (SELECT fiscal_year_starts_in_month FROM reporting_settings) AS first_month,
  (SELECT min(opened_at) FROM cases) AS known_from,
  fiscal_quarter_start(known_from, first_month) AS begin
SELECT fiscal_quarter_name(begin, first_month) AS quarter, toUnixTimestamp64Milli(known_from) AS known_at
WHERE known_from >= begin + INTERVAL 7 DAY
