-- One row per clock instance that was known when event time reached the instant: sla_clocks_known_at(at = '2016-04-01 00:00:00')
SELECT ${columns of sla_clocks}
FROM
(
    SELECT * FROM escalations_tables.sla_clocks_history
    WHERE known_at <= {at:DateTime64(3, 'UTC')}
    ORDER BY case_id, clock, instance, known_at DESC, version DESC
    LIMIT 1 BY case_id, clock, instance
)
WHERE is_deleted = 0
