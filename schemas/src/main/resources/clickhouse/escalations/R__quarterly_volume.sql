-- One row per quarter, dimension and value with at least one case or escalation
SELECT quarter, dimension, value, cases_opened, cases_escalated, cases_reopened, escalations, functional, hierarchical, automatic, escalations_per_100_cases, refreshed_at
FROM escalations_tables.quarterly_volume
