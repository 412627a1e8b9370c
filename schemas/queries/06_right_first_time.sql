-- Of the cases each department got first, how many did it solve alone.
SELECT
  first_department,
  countIf(right_first_time IS NOT NULL) AS solved,
  round(avg(right_first_time), 3) AS right_first_time_share,
  countIf(returns_to_earlier_department > 0) AS came_back
FROM escalations.case_routing
GROUP BY first_department
HAVING solved > 0
ORDER BY solved DESC, first_department
LIMIT 20
