-- One row per case: what was known of it when event time reached the instant: cases_known_at(at = '2016-04-01 00:00:00')
SELECT ${columns of cases}
FROM
(
    SELECT * FROM escalations_tables.cases_history
    WHERE known_at <= {at:DateTime64(3, 'UTC')}
    ORDER BY case_id, known_at DESC, version DESC
    LIMIT 1 BY case_id
)
WHERE is_deleted = 0
