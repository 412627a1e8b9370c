-- Which quarters are there, and how did each go? One row per quarter, oldest first.
-- solved_in_time: share of the decided resolution clocks, 0 to 1. satisfied: share of the ratings, 0 to 1; null without one.
SELECT
  volume.quarter AS quarter,
  volume.cases_opened AS cases_opened,
  volume.escalations AS escalations,
  volume.escalations_per_100_cases AS escalations_per_100_cases,
  if(times.resolved = 0, NULL, toFloat64(times.p50_seconds)) AS p50_seconds,
  if(times.resolved = 0, NULL, toFloat64(times.p90_seconds)) AS p90_seconds,
  sla.met_share AS solved_in_time,
  if(satisfaction.ratings = 0, NULL, satisfaction.satisfied_share) AS satisfied,
  toUnixTimestamp64Milli(volume.refreshed_at) AS refreshed_at
FROM quarterly_volume AS volume
LEFT JOIN quarterly_resolution AS times ON times.quarter = volume.quarter AND times.dimension = 'ALL'
LEFT JOIN quarterly_sla AS sla ON sla.quarter = volume.quarter AND sla.dimension = 'ALL' AND sla.clock = 'resolution'
LEFT JOIN quarterly_satisfaction AS satisfaction ON satisfaction.quarter = volume.quarter AND satisfaction.dimension = 'ALL'
WHERE volume.dimension = 'ALL'
ORDER BY quarter
