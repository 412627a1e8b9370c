-- A case worth seeing: handed on a few times, promises broken on the way, not too long to read.
SELECT case_id
FROM
(
  SELECT case_id, count() AS escalations FROM escalations GROUP BY case_id HAVING escalations BETWEEN 2 AND 6
) AS handed_on
INNER JOIN (SELECT case_id, count() AS broken FROM sla_breaches GROUP BY case_id) AS breaches USING (case_id)
INNER JOIN (SELECT case_id, count() AS events FROM case_events GROUP BY case_id HAVING events <= 30) AS read USING (case_id)
ORDER BY broken * escalations DESC, events DESC, case_id
LIMIT 1
