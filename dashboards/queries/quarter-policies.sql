-- Under which policy versions were the clocks of a quarter computed?
SELECT DISTINCT arrayJoin(policy_versions) AS policy_version
FROM quarterly_sla
WHERE quarter = {quarter:String} AND dimension = 'ALL'
ORDER BY policy_version
