-- Are customers whose case was escalated less satisfied? Without ratings there is no row.
SELECT quarter, value AS escalated, ratings, satisfied_share, satisfied_share_low, satisfied_share_high, verdict
FROM escalations.quarterly_satisfaction
WHERE dimension = 'ESCALATED'
ORDER BY quarter, escalated
