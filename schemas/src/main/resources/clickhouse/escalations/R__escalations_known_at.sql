-- One row per hand-over that was known when event time reached the instant: escalations_known_at(at = '2016-04-01 00:00:00')
SELECT ${columns of escalations}
FROM
(
    SELECT * FROM escalations_tables.escalations_history
    WHERE known_at <= {at:DateTime64(3, 'UTC')}
    ORDER BY case_id, escalation_no, known_at DESC, version DESC
    LIMIT 1 BY case_id, escalation_no
)
WHERE is_deleted = 0
