-- What can the pages be filtered by? The departments and the clocks that have occurred.
SELECT DISTINCT 'clock' AS filter, clock AS value FROM sla_clocks
UNION ALL
SELECT DISTINCT 'department' AS filter, value
FROM
(
  SELECT assumeNotNull(department) AS value FROM sla_clocks WHERE department != ''
  UNION ALL
  SELECT assumeNotNull(breach_department) AS value FROM sla_breaches WHERE breach_department != ''
)
ORDER BY filter, value
