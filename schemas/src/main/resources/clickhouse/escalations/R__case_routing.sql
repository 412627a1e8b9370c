-- One row per opened case: the way it took through the departments
-- opened_at: CASE_OPENED
-- first_department LowCardinality(Nullable(String)): The first that had it; null: none ever
-- last_department LowCardinality(Nullable(String)): The one that had it last
-- departments: How many different ones had it
-- seconds_to_last_department: Wall time from opening until the last one had it for good; null if none had it
-- unrouted_seconds Decimal(18, 3): Wall time without a department, of ended spans
-- right_first_time: 1: resolved or closed by the first department alone; null while open, if cancelled, or without a department
SELECT
    of_case.case_id AS case_id,
    assumeNotNull(of_case.opened_at) AS opened_at,
    of_case.status AS status,
    nullIf(way.first_one, '') AS first_department,
    nullIf(way.last_one, '') AS last_department,
    way.different AS departments,
    if(way.different = 0, NULL, toDecimal64(way.last_since - assumeNotNull(of_case.opened_at), 3)) AS seconds_to_last_department,
    of_case.returns_to_earlier_department AS returns_to_earlier_department,
    way.without AS unrouted_seconds,
    if(of_case.status NOT IN ('RESOLVED', 'CLOSED') OR way.different = 0, NULL, way.different = 1) AS right_first_time
FROM (SELECT * FROM escalations_tables.cases FINAL WHERE opened_at IS NOT NULL) AS of_case
LEFT JOIN
(
    SELECT
        case_id,
        argMinIf(toString(ifNull(value, '')), number, value != '') AS first_one,
        argMaxIf(toString(ifNull(value, '')), number, value != '') AS last_one,
        uniqExactIf(value, value != '') AS different,
        maxIf(`from`, value != '') AS last_since,
        sumIf(ifNull(seconds, 0), ifNull(value, '') = '') AS without
    FROM escalations_tables.case_spans FINAL
    WHERE kind = 'DEPARTMENT'
    GROUP BY case_id
) AS way ON way.case_id = of_case.case_id
