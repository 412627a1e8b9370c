-- One row per case that is cancelled: since when
-- at: The first CANCELLED that stands
-- sequence: Its sequence
SELECT case_id, occurred_at AS at, sequence
FROM escalations_tables.case_milestones
WHERE type = 'CANCELLED' AND (case_id, event_id) NOT IN (SELECT case_id, event_id FROM escalations_tables.annulled_cancellations)
ORDER BY case_id, occurred_at, sequence, event_id
LIMIT 1 BY case_id
