-- How many cases were open at the end of each of some quarters? The instants are written as ['2016-07-01 00:00:00', …], UTC.
SELECT formatDateTime(instant, '%F %T', 'UTC') AS at, sum(counted.cases) AS cases
FROM (SELECT toDateTime64(arrayJoin({instants:Array(String)}), 3, 'UTC') AS instant) AS asked
LEFT JOIN backlog_at_each(instants = {instants:Array(String)}) AS counted ON counted.at = instant
GROUP BY instant
ORDER BY instant
