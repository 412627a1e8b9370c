-- Under which policy versions were the clocks of a quarter computed, and since which quarter is each in use?
SELECT policy_version, min(figures.quarter) AS since
FROM quarterly_sla AS figures
ARRAY JOIN policy_versions AS policy_version
WHERE dimension = 'ALL'
GROUP BY policy_version
HAVING countIf(figures.quarter = {quarter:String}) > 0
ORDER BY since, policy_version
