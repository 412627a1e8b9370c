-- One row per cancellation that a RESTORED follows
-- event_id: The CANCELLED event that was taken back
SELECT cancelled.case_id AS case_id, cancelled.event_id AS event_id
FROM (SELECT case_id, event_id, occurred_at, sequence FROM escalations_tables.case_milestones WHERE type = 'CANCELLED') AS cancelled
INNER JOIN
(
    SELECT case_id, max((occurred_at, sequence)) AS at FROM escalations_tables.case_milestones WHERE type = 'RESTORED' GROUP BY case_id
) AS restored ON restored.case_id = cancelled.case_id
WHERE (cancelled.occurred_at, cancelled.sequence) <= restored.at
