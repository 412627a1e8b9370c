-- The backlog at one instant, by age and whether it was late; ask for another by changing the instant.
SELECT age_band, sla_state, sum(cases) AS cases
FROM escalations.backlog_at(at = '2016-04-18 06:00:00')
GROUP BY age_band_number, age_band, sla_state
ORDER BY age_band_number, sla_state
