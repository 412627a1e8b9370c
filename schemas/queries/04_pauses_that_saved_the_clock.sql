-- Promises kept only because the clock stood still, and how many of those pauses began when little time was left.
SELECT
  department,
  uniqExact(case_id, clock, instance) AS clocks_met_with_pauses,
  uniqExactIf((case_id, clock, instance), avoided_breach) AS saved_by_a_pause,
  uniqExactIf((case_id, clock, instance), avoided_breach AND near_due) AS saved_near_due
FROM escalations.pauses_near_due
GROUP BY department
ORDER BY saved_by_a_pause DESC, department
LIMIT 20
