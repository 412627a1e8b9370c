-- Cases open at the instant, by age band, department, tier and SLA state: backlog_at(at = '2016-04-01 00:00:00')
SELECT age_band_number, age_band, department, tier, sla_state, count() AS cases, min(opened_at) AS oldest_opened_at, max(refreshed_at) AS refreshed_at
FROM escalations.open_cases_at(at = {at:DateTime64(3, 'UTC')})
GROUP BY age_band_number, age_band, department, tier, sla_state
