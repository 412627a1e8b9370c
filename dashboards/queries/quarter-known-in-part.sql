-- Is a quarter, or the one before it, known in part only, since what is known begins within it? Which, and from when (milliseconds
-- since 1970, UTC)? No row: both are known from their first week, or not at all.
WITH
  (SELECT fiscal_year_starts_in_month FROM reporting_settings) AS first_month,
  fiscal_quarter_begin({quarter:String}, first_month) AS begin,
  (SELECT min(opened_at) FROM cases) AS known_from,
  if(known_from < begin, begin - INTERVAL 3 MONTH, begin) AS quarter_begin
SELECT fiscal_quarter_name(quarter_begin, first_month) AS quarter, toUnixTimestamp64Milli(known_from) AS known_at
WHERE known_from >= quarter_begin + INTERVAL 7 DAY AND known_from < begin + INTERVAL 3 MONTH
