-- Computes quarterly_resolution
DROP VIEW IF EXISTS escalations_tables.refresh_quarterly_resolution;

CREATE MATERIALIZED VIEW escalations_tables.refresh_quarterly_resolution
REFRESH AFTER 60 SECOND
TO escalations_tables.quarterly_resolution
DEFINER = admin SQL SECURITY DEFINER
AS
WITH (SELECT fiscal_year_starts_in_month FROM escalations.reporting_settings) AS first_month
SELECT
    quarter,
    cut.1 AS dimension,
    cut.2 AS value,
    countIf(is_resolution) AS resolved,
    toDecimal64(round(avgOrNullIf(seconds, is_resolution), 3), 3) AS mean_seconds,
    toDecimal64(round(quantileExactInclusiveOrNullIf(0.5)(toFloat64(seconds), is_resolution), 3), 3) AS p50_seconds,
    toDecimal64(round(quantileExactInclusiveOrNullIf(0.9)(toFloat64(seconds), is_resolution), 3), 3) AS p90_seconds,
    toDecimal64(round(quantileExactInclusiveOrNullIf(0.95)(toFloat64(seconds), is_resolution), 3), 3) AS p95_seconds,
    countIf(NOT is_resolution) AS escalations_resolved,
    toDecimal64(round(avgOrNullIf(seconds, NOT is_resolution), 3), 3) AS escalation_mean_seconds,
    toDecimal64(round(quantileExactInclusiveOrNullIf(0.5)(toFloat64(seconds), NOT is_resolution), 3), 3) AS escalation_p50_seconds,
    toDecimal64(round(quantileExactInclusiveOrNullIf(0.9)(toFloat64(seconds), NOT is_resolution), 3), 3) AS escalation_p90_seconds,
    now64(3) AS refreshed_at
FROM
(
    SELECT fiscal_quarter_name(fiscal_quarter_start(stopped_at, first_month), first_month) AS quarter, department, issue_category, issue_type, priority, channel, tier,
        toFloat64(resolution_seconds) AS seconds, true AS is_resolution
    FROM escalations_tables.case_resolutions FINAL
    UNION ALL
    SELECT fiscal_quarter_name(fiscal_quarter_start(assumeNotNull(ended_at), first_month), first_month) AS quarter, department, issue_category, issue_type, priority, channel, tier,
        toFloat64(assumeNotNull(resolution_seconds)) AS seconds, false AS is_resolution
    FROM escalations_tables.escalations FINAL
    WHERE resolution_seconds IS NOT NULL AND ended_at IS NOT NULL
)
ARRAY JOIN [('ALL', ''), ('DEPARTMENT', ifNull(department, '')), ('ISSUE_CATEGORY', ifNull(issue_category, '')), ('ISSUE_TYPE', ifNull(issue_type, '')),
    ('PRIORITY', ifNull(priority, '')), ('CHANNEL', ifNull(channel, '')), ('TIER', ifNull(toString(tier), ''))] AS cut
GROUP BY quarter, dimension, value
COMMENT 'Computes quarterly_resolution';
