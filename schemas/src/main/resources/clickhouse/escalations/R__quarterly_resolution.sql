-- One row per quarter, dimension and value with at least one stop or ended escalation
SELECT quarter, dimension, value, resolved, mean_seconds, p50_seconds, p90_seconds, p95_seconds, escalations_resolved, escalation_mean_seconds, escalation_p50_seconds, escalation_p90_seconds, refreshed_at
FROM escalations_tables.quarterly_resolution
