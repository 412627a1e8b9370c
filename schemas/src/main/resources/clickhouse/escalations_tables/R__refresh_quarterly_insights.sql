-- Computes quarterly_insights
DROP VIEW IF EXISTS escalations_tables.refresh_quarterly_insights;

CREATE MATERIALIZED VIEW escalations_tables.refresh_quarterly_insights
REFRESH AFTER 90 SECOND
TO escalations_tables.quarterly_insights
DEFINER = admin SQL SECURITY DEFINER
AS
WITH
    (SELECT fiscal_year_starts_in_month FROM escalations.reporting_settings) AS first_month,
    outcomes AS
    (
        SELECT quarter_start, outcome.1 AS rule, outcome.2 AS dimension, outcome.3 AS value, count() AS cases, countIf(outcome.4) AS observed
        FROM
        (
            SELECT
                fiscal_quarter_start(opening.opened_at, first_month) AS quarter_start,
                [
                    ('ESCALATED_OFTEN', 'ISSUE_TYPE', ifNull(opening.issue_type, ''), now.escalation_count > 0),
                    ('ESCALATED_OFTEN', 'CHANNEL', ifNull(opening.channel, ''), now.escalation_count > 0),
                    ('ATTEMPTS_FAIL', 'ISSUE_TYPE', ifNull(opening.issue_type, ''), now.failed_attempts > 0),
                    ('GOES_IN_CIRCLES', 'ISSUE_TYPE', ifNull(opening.issue_type, ''), now.returns_to_earlier_department > 0)
                ] AS tried
            FROM escalations.case_openings AS opening
            INNER JOIN
            (
                SELECT case_id, escalation_count, failed_attempts, returns_to_earlier_department FROM escalations_tables.cases FINAL
            ) AS now ON now.case_id = opening.case_id
            UNION ALL
            SELECT
                fiscal_quarter_start(resolution.stopped_at, first_month) AS quarter_start,
                [
                    ('REOPENED_OFTEN', 'ISSUE_TYPE', ifNull(resolution.issue_type, ''), now.reopen_count > 0),
                    ('REOPENED_OFTEN', 'DEPARTMENT', ifNull(resolution.department, ''), now.reopen_count > 0),
                    ('SLOW_TO_SOLVE', 'ISSUE_TYPE', ifNull(resolution.issue_type, ''), resolution.resolution_seconds > slow.seconds)
                ] AS tried
            FROM (SELECT * FROM escalations_tables.case_resolutions FINAL WHERE resolution_no = 1) AS resolution
            INNER JOIN (SELECT case_id, reopen_count FROM escalations_tables.cases FINAL) AS now ON now.case_id = resolution.case_id
            INNER JOIN
            (
                SELECT fiscal_quarter_start(stopped_at, first_month) AS quarter_start, ifNull(priority, '') AS priority,
                    quantileExactInclusive(0.9)(toFloat64(resolution_seconds)) AS seconds
                FROM escalations_tables.case_resolutions FINAL
                WHERE resolution_no = 1
                GROUP BY quarter_start, priority
            ) AS slow ON slow.quarter_start = fiscal_quarter_start(resolution.stopped_at, first_month) AND slow.priority = ifNull(resolution.priority, '')
            UNION ALL
            SELECT
                fiscal_quarter_start(started_at, first_month) AS quarter_start,
                arrayConcat(
                    [('BREACHES_OFTEN', 'DEPARTMENT', ifNull(department, ''), status = 'BREACHED')],
                    if(status = 'MET', [('WAITING_HIDES_BREACHES', 'DEPARTMENT', ifNull(department, ''), ifNull(wall_seconds, 0) > target_seconds)], [])) AS tried
            FROM escalations_tables.sla_clocks FINAL
            WHERE clock = 'resolution' AND instance = 1 AND status IN ('MET', 'BREACHED')
            UNION ALL
            SELECT
                fiscal_quarter_start(rated_at, first_month) AS quarter_start,
                [
                    ('DISSATISFIES', 'ISSUE_TYPE', ifNull(issue_type, ''), rating < 4),
                    ('DISSATISFIES', 'DEPARTMENT', ifNull(department, ''), rating < 4)
                ] AS tried
            FROM (SELECT * FROM escalations.satisfaction_ratings ORDER BY case_id, rated_at DESC LIMIT 1 BY case_id)
        )
        ARRAY JOIN tried AS outcome
        GROUP BY ALL
    ),
    groups AS
    (
        SELECT
            quarter_start, rule, dimension, value, '' AS other_value, cases, observed,
            sum(cases) OVER (PARTITION BY quarter_start, rule, dimension) AS all_cases,
            sum(observed) OVER (PARTITION BY quarter_start, rule, dimension) AS all_observed,
            all_cases AS second_all_cases,
            all_observed AS second_all_observed
        FROM outcomes
    ),
    hand_overs AS
    (
        SELECT fiscal_quarter_start(escalated_at, first_month) AS quarter_start, sender, receiver, next_receiver
        FROM
        (
            SELECT
                case_id, escalated_at, escalation_no,
                assumeNotNull(from_department) AS sender,
                assumeNotNull(department) AS receiver,
                leadInFrame(assumeNotNull(from_department)) OVER following AS next_sender,
                leadInFrame(assumeNotNull(department)) OVER following AS next_receiver
            FROM escalations_tables.escalations FINAL
            WHERE from_department != '' AND department != '' AND from_department != department
            WINDOW following AS (PARTITION BY case_id ORDER BY escalation_no ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
        )
        WHERE next_sender = receiver
        ORDER BY case_id, escalation_no
        LIMIT 1 BY case_id, sender, receiver
    ),
    returns AS
    (
        SELECT
            pair.quarter_start AS quarter_start, 'SENDS_BACK' AS rule, 'HAND_OVER' AS dimension, pair.receiver AS value, pair.sender AS other_value,
            pair.cases AS cases, pair.observed AS observed,
            sum(pair.cases) OVER (PARTITION BY pair.quarter_start) AS all_cases,
            sum(pair.observed) OVER (PARTITION BY pair.quarter_start) AS all_observed,
            sum(pair.cases) OVER (PARTITION BY pair.quarter_start, pair.receiver) AS second_all_cases,
            onward.cases AS second_all_observed
        FROM
        (
            SELECT quarter_start, sender, receiver, count() AS cases, countIf(next_receiver = sender) AS observed
            FROM hand_overs
            GROUP BY quarter_start, sender, receiver
        ) AS pair
        LEFT JOIN
        (
            SELECT quarter_start, receiver, next_receiver, count() AS cases FROM hand_overs GROUP BY quarter_start, receiver, next_receiver
        ) AS onward ON onward.quarter_start = pair.quarter_start AND onward.receiver = pair.receiver AND onward.next_receiver = pair.sender
    ),
    tested AS
    (
        SELECT *, count() OVER (PARTITION BY quarter_start) AS tests
        FROM (SELECT * FROM groups UNION ALL SELECT * FROM returns)
        WHERE value != '' AND cases >= 30 AND cases <= all_cases / 2
    ),
    large AS
    (
        SELECT
            *,
            observed / cases AS share,
            (all_observed - observed) / (all_cases - cases) AS rest_share,
            observed - cases * rest_share AS excess_cases
        FROM tested
        WHERE share >= 1.5 * rest_share AND excess_cases >= 5
    ),
    sure AS
    (
        SELECT
            *,
            greatest(
                fisher_greater(observed, cases, all_observed, all_cases),
                fisher_greater(observed, cases, second_all_observed, second_all_cases)) AS p_value,
            least(1., p_value * tests) AS adjusted_p_value
        FROM large
        WHERE adjusted_p_value <= 0.001
    )
SELECT
    fiscal_quarter_name(quarter_start, first_month) AS quarter,
    multiIf(
        rule IN ('ESCALATED_OFTEN', 'ATTEMPTS_FAIL', 'REOPENED_OFTEN'), 'TRAINING',
        rule IN ('SLOW_TO_SOLVE', 'DISSATISFIES'), 'PLATFORM',
        'PROCESS') AS insight_class,
    row_number() OVER (PARTITION BY quarter_start, insight_class ORDER BY excess_cases DESC, rule, dimension, value, other_value) AS rank,
    rule,
    dimension,
    value,
    other_value,
    concat(
        multiIf(
            dimension = 'HAND_OVER', format('{} sends cases straight back to {}', value, other_value),
            dimension = 'DEPARTMENT' AND rule IN ('REOPENED_OFTEN', 'DISSATISFIES'), format('Cases solved by {}', value),
            dimension = 'DEPARTMENT', format('Cases with {}', value),
            dimension = 'CHANNEL', format('Cases that come by {}', value),
            format('Cases of type {}', value)),
        multiIf(
            rule = 'ESCALATED_OFTEN', ' are escalated',
            rule = 'ATTEMPTS_FAIL', ' see an attempt fail',
            rule = 'GOES_IN_CIRCLES', ' return to a department that already had them',
            rule = 'REOPENED_OFTEN', ' are reopened',
            rule = 'SLOW_TO_SOLVE', ' are among the slowest tenth of their priority',
            rule = 'BREACHES_OFTEN', ' miss the promised time of solution',
            rule = 'WAITING_HIDES_BREACHES', ' keep the promised time of solution only because the clock stood still while others had the ball',
            rule = 'DISSATISFIES', ' leave customers dissatisfied',
            ''),
        format(': {} of {} cases ({} %), {} % among the rest', toString(observed), toString(cases), toString(round(100 * share, 1)), toString(round(100 * rest_share, 1)))) AS finding,
    transform(
        rule,
        ['ESCALATED_OFTEN', 'ATTEMPTS_FAIL', 'REOPENED_OFTEN', 'SLOW_TO_SOLVE', 'DISSATISFIES', 'GOES_IN_CIRCLES', 'BREACHES_OFTEN', 'WAITING_HIDES_BREACHES', 'SENDS_BACK'],
        [
            'Teach the first department to solve these, or give it what it lacks',
            'Write down what works, and train it',
            'Check solutions before closing, and train on the causes of reopening',
            'Look for a known error, a missing tool or a missing article behind these',
            'Ask the customers of the listed cases what was missing',
            'Decide who owns these, and route them there first',
            'Look at staffing, and at what the listed cases waited for',
            'Look whether the pauses were needed and the customer knew what was asked of him',
            'Agree between the two who owns these cases, or what must be known before handing over'
        ],
        '') AS suggestion,
    cases,
    observed,
    round(share, 4) AS share,
    round(rest_share, 4) AS rest_share,
    round(excess_cases, 1) AS excess_cases,
    p_value,
    tests,
    adjusted_p_value,
    multiIf(
        rule IN ('ESCALATED_OFTEN', 'ATTEMPTS_FAIL', 'GOES_IN_CIRCLES'),
        format(
            'SELECT case_id FROM escalations.case_openings AS opening INNER JOIN escalations.cases AS now ON now.case_id = opening.case_id WHERE ifNull(opening.{}, \'\') = {} AND opening.opened_at >= \'{}\' AND opening.opened_at < \'{}\' AND now.{} > 0 ORDER BY case_id',
            lower(dimension), sql_text(value), toString(quarter_start), toString(addMonths(quarter_start, 3)),
            transform(rule, ['ESCALATED_OFTEN', 'ATTEMPTS_FAIL'], ['escalation_count', 'failed_attempts'], 'returns_to_earlier_department')),
        rule = 'REOPENED_OFTEN',
        format(
            'SELECT case_id FROM escalations.case_resolutions AS resolution INNER JOIN escalations.cases AS now ON now.case_id = resolution.case_id WHERE resolution.resolution_no = 1 AND ifNull(resolution.{}, \'\') = {} AND resolution.stopped_at >= \'{}\' AND resolution.stopped_at < \'{}\' AND now.reopen_count > 0 ORDER BY case_id',
            lower(dimension), sql_text(value), toString(quarter_start), toString(addMonths(quarter_start, 3))),
        rule = 'SLOW_TO_SOLVE',
        format(
            'SELECT case_id FROM (SELECT case_id, issue_type, resolution_seconds, quantileExactInclusive(0.9)(toFloat64(resolution_seconds)) OVER (PARTITION BY priority) AS slow_seconds FROM escalations.case_resolutions WHERE resolution_no = 1 AND stopped_at >= \'{}\' AND stopped_at < \'{}\') WHERE issue_type = {} AND resolution_seconds > slow_seconds ORDER BY case_id',
            toString(quarter_start), toString(addMonths(quarter_start, 3)), sql_text(value)),
        rule IN ('BREACHES_OFTEN', 'WAITING_HIDES_BREACHES'),
        format(
            'SELECT case_id FROM escalations.sla_clocks WHERE clock = \'resolution\' AND instance = 1 AND department = {} AND started_at >= \'{}\' AND started_at < \'{}\' AND {} ORDER BY case_id',
            sql_text(value), toString(quarter_start), toString(addMonths(quarter_start, 3)),
            if(rule = 'BREACHES_OFTEN', 'status = \'BREACHED\'', 'status = \'MET\' AND wall_seconds > target_seconds')),
        rule = 'DISSATISFIES',
        format(
            'SELECT case_id FROM (SELECT * FROM escalations.satisfaction_ratings ORDER BY case_id, rated_at DESC LIMIT 1 BY case_id) WHERE ifNull({}, \'\') = {} AND rated_at >= \'{}\' AND rated_at < \'{}\' AND rating < 4 ORDER BY case_id',
            lower(dimension), sql_text(value), toString(quarter_start), toString(addMonths(quarter_start, 3))),
        format(
            'SELECT case_id FROM (SELECT * FROM (SELECT case_id, escalated_at, escalation_no, from_department AS sender, department AS receiver, leadInFrame(from_department) OVER following AS next_sender, leadInFrame(department) OVER following AS next_receiver FROM escalations.escalations WHERE from_department != \'\' AND department != \'\' AND from_department != department WINDOW following AS (PARTITION BY case_id ORDER BY escalation_no ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)) WHERE sender = {} AND receiver = {} AND next_sender = receiver ORDER BY case_id, escalation_no LIMIT 1 BY case_id) WHERE next_receiver = sender AND escalated_at >= \'{}\' AND escalated_at < \'{}\' ORDER BY case_id',
            sql_text(other_value), sql_text(value), toString(quarter_start), toString(addMonths(quarter_start, 3)))) AS evidence_query,
    now64(3) AS refreshed_at
FROM sure
COMMENT 'Computes quarterly_insights';
