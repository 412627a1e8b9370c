-- One row per escalation that was open at the instant: open_escalations_at(at = '2016-04-01 00:00:00')
SELECT
    case_id, escalation_no, kind, reason, from_department, department, from_tier, tier, issue_category, issue_type, priority, channel, escalated_at,
    toDecimal64({at:DateTime64(3, 'UTC')} - escalated_at, 3) AS age_seconds,
    ifNull(acknowledged_at <= {at:DateTime64(3, 'UTC')}, 0) AS acknowledged
FROM escalations_tables.escalations FINAL
WHERE escalated_at <= {at:DateTime64(3, 'UTC')} AND (ended_at IS NULL OR ended_at > {at:DateTime64(3, 'UTC')})
