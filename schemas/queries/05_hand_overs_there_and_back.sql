-- Which two departments hand cases to each other most.
SELECT
  least(from_department, department) AS one,
  greatest(from_department, department) AS other,
  count() AS hand_overs,
  uniqExact(case_id) AS cases
FROM escalations.escalations
WHERE from_department != '' AND department != '' AND from_department != department
GROUP BY one, other
ORDER BY hand_overs DESC, one, other
LIMIT 20
