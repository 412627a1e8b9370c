-- In which departments and tiers was this case, and from when to when, up to an instant? Times: milliseconds since 1970, UTC.
SELECT
  kind, value, toUnixTimestamp64Milli(case_spans.from) AS entered_at, toUnixTimestamp64Milli(case_spans.to) AS left_at
FROM case_spans
WHERE case_id = {case:String} AND case_spans.from <= fromUnixTimestamp64Milli({at:Int64})
ORDER BY kind, case_spans.from, number
