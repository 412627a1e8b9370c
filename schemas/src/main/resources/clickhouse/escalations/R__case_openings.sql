-- One row per opened case: what was known of it when it was opened
-- opened_at: The first CASE_OPENED
-- priority: As carried by that event
-- department: As carried by that event
-- tier: As carried by that event
-- channel: As carried by that event
-- customer_segment: As carried by that event
-- issue_category: As carried by that event
-- issue_type: As carried by that event
-- issue_product: As carried by that event
SELECT case_id, occurred_at AS opened_at, priority, department, tier, channel, customer_segment, issue_category, issue_type, issue_product
FROM escalations_tables.case_milestones
WHERE type = 'CASE_OPENED'
ORDER BY case_id, occurred_at, sequence, event_id
LIMIT 1 BY case_id
