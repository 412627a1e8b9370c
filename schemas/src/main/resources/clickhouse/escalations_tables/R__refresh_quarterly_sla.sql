-- Computes quarterly_sla
DROP VIEW IF EXISTS escalations_tables.refresh_quarterly_sla;

CREATE MATERIALIZED VIEW escalations_tables.refresh_quarterly_sla
REFRESH AFTER 60 SECOND
TO escalations_tables.quarterly_sla
DEFINER = admin SQL SECURITY DEFINER
AS
WITH (SELECT fiscal_year_starts_in_month FROM escalations.reporting_settings) AS first_month
SELECT
    fiscal_quarter_name(fiscal_quarter_start(started_at, first_month), first_month) AS quarter,
    clock,
    cut.1 AS dimension,
    cut.2 AS value,
    count() AS clocks,
    countIf(status = 'MET') AS met,
    countIf(status = 'BREACHED') AS breached,
    countIf(status = 'CANCELLED') AS cancelled,
    countIf(status IN ('RUNNING', 'PAUSED')) AS undecided,
    countIf(ifNull(cause, '') = 'POLICY_CHANGE') AS breached_by_policy_change,
    min(target_seconds) AS target_least_seconds,
    max(target_seconds) AS target_most_seconds,
    if(met + breached = 0, NULL, round(met / (met + breached), 4)) AS met_share,
    toDecimal64(round(quantileExactInclusiveOrNullIf(0.5)(toFloat64(overdue_seconds), status = 'BREACHED' AND overdue_seconds IS NOT NULL), 3), 3) AS overdue_p50_seconds,
    toDecimal64(round(quantileExactInclusiveOrNullIf(0.9)(toFloat64(overdue_seconds), status = 'BREACHED' AND overdue_seconds IS NOT NULL), 3), 3) AS overdue_p90_seconds,
    arraySort(groupUniqArray(ifNull(policy_version, ''))) AS policy_versions,
    now64(3) AS refreshed_at
FROM escalations_tables.sla_clocks FINAL
ARRAY JOIN [('ALL', ''), ('DEPARTMENT', ifNull(department, '')), ('ISSUE_CATEGORY', ifNull(issue_category, '')), ('PRIORITY', ifNull(priority, '')),
    ('TIER', ifNull(toString(tier), ''))] AS cut
GROUP BY quarter, clock, dimension, value
COMMENT 'Computes quarterly_sla';
