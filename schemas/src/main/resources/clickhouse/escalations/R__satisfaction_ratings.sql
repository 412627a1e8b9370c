-- One row per rating a customer gave; none of those after a cancellation
-- event_id: The SATISFACTION_RATED event
-- rated_at: Event time
-- rating: 1 to 5; satisfied is 4 or 5
-- escalated: 1: the case had been escalated at or before the rating
-- department: As of the last stop before the rating: who solved it; null without a stop
-- tier: As of that stop
-- priority: As of that stop
-- channel: As of that stop
-- issue_category: As of that stop
-- issue_type: As of that stop
SELECT
    rated.case_id AS case_id,
    rated.event_id AS event_id,
    rated.occurred_at AS rated_at,
    assumeNotNull(rated.rating) AS rating,
    first_escalation.case_id != '' AND first_escalation.escalated_at <= rated.occurred_at AS escalated,
    resolution.department AS department,
    resolution.tier AS tier,
    resolution.priority AS priority,
    resolution.channel AS channel,
    resolution.issue_category AS issue_category,
    resolution.issue_type AS issue_type
FROM (SELECT * FROM escalations_tables.case_milestones FINAL WHERE type = 'SATISFACTION_RATED' AND rating IS NOT NULL) AS rated
ASOF LEFT JOIN (
    SELECT * FROM escalations_tables.case_resolutions FINAL
    WHERE case_id IN (SELECT case_id FROM escalations_tables.case_milestones WHERE type = 'SATISFACTION_RATED')
) AS resolution ON resolution.case_id = rated.case_id AND rated.occurred_at >= resolution.stopped_at
LEFT JOIN (
    SELECT case_id, min(escalated_at) AS escalated_at FROM escalations_tables.escalations FINAL
    WHERE case_id IN (SELECT case_id FROM escalations_tables.case_milestones WHERE type = 'SATISFACTION_RATED')
    GROUP BY case_id
) AS first_escalation ON first_escalation.case_id = rated.case_id
LEFT JOIN escalations_tables.cancellations AS cancelled ON cancelled.case_id = rated.case_id
WHERE cancelled.case_id = '' OR (rated.occurred_at, rated.sequence) <= (cancelled.at, cancelled.sequence)
