-- How did the quarters go: cases, escalations, the median and the slow end of resolution, promises kept.
SELECT
  volume.quarter AS quarter,
  volume.cases_opened,
  volume.escalations_per_100_cases,
  round(resolution.p50_seconds / 3600, 1) AS median_hours,
  round(resolution.p90_seconds / 86400, 1) AS slowest_tenth_days,
  round(100 * sla.met_share, 1) AS met_percent
FROM escalations.quarterly_volume AS volume
LEFT JOIN escalations.quarterly_resolution AS resolution ON resolution.quarter = volume.quarter AND resolution.dimension = 'ALL'
LEFT JOIN escalations.quarterly_sla AS sla ON sla.quarter = volume.quarter AND sla.dimension = 'ALL' AND sla.clock = 'resolution'
WHERE volume.dimension = 'ALL'
ORDER BY quarter
