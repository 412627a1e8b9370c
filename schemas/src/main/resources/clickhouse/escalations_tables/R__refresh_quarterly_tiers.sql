-- Computes quarterly_tiers
DROP VIEW IF EXISTS escalations_tables.refresh_quarterly_tiers;

CREATE MATERIALIZED VIEW escalations_tables.refresh_quarterly_tiers
REFRESH AFTER 60 SECOND
TO escalations_tables.quarterly_tiers
DEFINER = admin SQL SECURITY DEFINER
AS
WITH (SELECT fiscal_year_starts_in_month FROM escalations.reporting_settings) AS first_month
SELECT
    quarter,
    tier,
    sum(had) AS cases,
    sum(was_contained) AS contained,
    sum(was_passed_on) AS passed_on,
    cases - contained - passed_on AS undecided,
    if(contained + passed_on = 0, NULL, round(contained / (contained + passed_on), 4)) AS containment_share,
    sum(received) AS escalations_received,
    now64(3) AS refreshed_at
FROM
(
    SELECT
        fiscal_quarter_name(fiscal_quarter_start(assumeNotNull(opened_at), first_month), first_month) AS quarter,
        CAST(of_case.tier AS Nullable(UInt8)) AS tier,
        count() AS had,
        countIf(max_tier = of_case.tier AND status IN ('RESOLVED', 'CLOSED')) AS was_contained,
        countIf(max_tier > of_case.tier) AS was_passed_on,
        0 AS received
    FROM (SELECT case_id, tier FROM escalations_tables.case_tiers FINAL) AS of_case
    INNER JOIN
    (
        SELECT case_id, opened_at, status, max_tier FROM escalations_tables.cases FINAL WHERE opened_at IS NOT NULL AND max_tier IS NOT NULL
    ) AS now ON now.case_id = of_case.case_id
    GROUP BY quarter, tier
    UNION ALL
    SELECT fiscal_quarter_name(fiscal_quarter_start(escalated_at, first_month), first_month) AS quarter, tier, 0, 0, 0, count()
    FROM escalations_tables.escalations FINAL
    WHERE tier > from_tier
    GROUP BY quarter, tier
)
GROUP BY quarter, tier
COMMENT 'Computes quarterly_tiers';
