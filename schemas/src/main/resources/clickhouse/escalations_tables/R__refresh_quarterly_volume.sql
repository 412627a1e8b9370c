-- Computes quarterly_volume
DROP VIEW IF EXISTS escalations_tables.refresh_quarterly_volume;

CREATE MATERIALIZED VIEW escalations_tables.refresh_quarterly_volume
REFRESH AFTER 60 SECOND
TO escalations_tables.quarterly_volume
DEFINER = admin SQL SECURITY DEFINER
AS
WITH (SELECT fiscal_year_starts_in_month FROM escalations.reporting_settings) AS first_month
SELECT
    quarter,
    cut.1 AS dimension,
    cut.2 AS value,
    sum(opened) AS cases_opened,
    sum(escalated) AS cases_escalated,
    sum(reopened) AS cases_reopened,
    sum(handed_on) AS escalations,
    sumIf(handed_on, kind = 'FUNCTIONAL') AS functional,
    sumIf(handed_on, kind = 'HIERARCHICAL') AS hierarchical,
    sumIf(handed_on, kind = 'AUTOMATIC') AS automatic,
    if(cases_opened = 0, NULL, round(100 * escalations / cases_opened, 4)) AS escalations_per_100_cases,
    now64(3) AS refreshed_at
FROM
(
    SELECT
        fiscal_quarter_name(fiscal_quarter_start(opening.opened_at, first_month), first_month) AS quarter,
        opening.department AS department, opening.issue_category AS issue_category, opening.issue_type AS issue_type,
        opening.priority AS priority, opening.channel AS channel, opening.tier AS tier,
        count() AS opened, countIf(now.escalation_count > 0) AS escalated, countIf(now.reopen_count > 0) AS reopened, 0 AS handed_on, NULL AS kind
    FROM escalations.case_openings AS opening
    INNER JOIN (SELECT case_id, escalation_count, reopen_count FROM escalations_tables.cases FINAL) AS now ON now.case_id = opening.case_id
    GROUP BY ALL
    UNION ALL
    SELECT
        fiscal_quarter_name(fiscal_quarter_start(escalated_at, first_month), first_month) AS quarter,
        department, issue_category, issue_type, priority, channel, tier,
        0 AS opened, 0 AS escalated, 0 AS reopened, count() AS handed_on, kind
    FROM escalations_tables.escalations FINAL
    GROUP BY ALL
)
ARRAY JOIN [('ALL', ''), ('DEPARTMENT', ifNull(department, '')), ('ISSUE_CATEGORY', ifNull(issue_category, '')), ('ISSUE_TYPE', ifNull(issue_type, '')),
    ('PRIORITY', ifNull(priority, '')), ('CHANNEL', ifNull(channel, '')), ('TIER', ifNull(toString(tier), ''))] AS cut
GROUP BY quarter, dimension, value
COMMENT 'Computes quarterly_volume';
