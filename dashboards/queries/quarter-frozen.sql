-- Is the report of the quarter frozen, and up to which event time did it know? One row if it is. Times: milliseconds since 1970,
-- UTC.
SELECT toUnixTimestamp64Milli(frozen.known_at) AS known, toUnixTimestamp64Milli(frozen.frozen_at) AS frozen
FROM frozen_quarters AS frozen
WHERE frozen.quarter = {quarter:String}
