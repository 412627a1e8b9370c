-- One row per quarter, clock, dimension and value with at least one clock
SELECT quarter, clock, dimension, value, clocks, met, breached, cancelled, undecided, breached_by_policy_change, target_least_seconds, target_most_seconds, met_share, overdue_p50_seconds, overdue_p90_seconds, policy_versions, refreshed_at
FROM escalations_tables.quarterly_sla
