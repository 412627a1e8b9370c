-- Is the report of the quarter frozen, up to which event time did it know, and how many rows are restated since? One row if it
-- is. Times: milliseconds since 1970, UTC.
SELECT
  toUnixTimestamp64Milli(frozen.known_at) AS known, toUnixTimestamp64Milli(frozen.frozen_at) AS frozen,
  (SELECT count() FROM restatements WHERE restatements.quarter = {quarter:String}) AS restated
FROM frozen_quarters AS frozen
WHERE frozen.quarter = {quarter:String}
