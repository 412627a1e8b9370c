-- One row per compensation granted; none where nothing was, and none of those after a cancellation
-- event_id: The COMPENSATED event
-- granted_at: Event time
-- amount: What was granted; negative for a correction
-- currency: ISO 4217; amounts of several must not be added
-- escalated: 1: the case had been escalated at or before
-- breached: 1: a clock of the case had breached at or before
SELECT
    granted.case_id AS case_id,
    granted.event_id AS event_id,
    granted.occurred_at AS granted_at,
    assumeNotNull(granted.compensated_amount) AS amount,
    granted.compensated_currency AS currency,
    first_escalation.case_id != '' AND first_escalation.at <= granted.occurred_at AS escalated,
    first_breach.case_id != '' AND first_breach.at <= granted.occurred_at AS breached
FROM (SELECT * FROM escalations_tables.case_milestones FINAL WHERE type = 'COMPENSATED' AND compensated_amount IS NOT NULL) AS granted
LEFT JOIN (SELECT case_id, min(escalated_at) AS at FROM escalations_tables.escalations FINAL GROUP BY case_id) AS first_escalation
    ON first_escalation.case_id = granted.case_id
LEFT JOIN (SELECT case_id, min(assumeNotNull(breached_at)) AS at FROM escalations_tables.sla_clocks FINAL WHERE breached_at IS NOT NULL GROUP BY case_id) AS first_breach
    ON first_breach.case_id = granted.case_id
LEFT JOIN escalations_tables.cancellations AS cancelled ON cancelled.case_id = granted.case_id
WHERE cancelled.case_id = '' OR (granted.occurred_at, granted.sequence) <= (cancelled.at, cancelled.sequence)
