-- What stands out in a quarter, the greatest gain of each class first; evidence_query lists the cases.
SELECT quarter, insight_class, rank, finding, suggestion, excess_cases, adjusted_p_value, evidence_query
FROM escalations.quarterly_insights
WHERE rank <= 5
ORDER BY quarter, insight_class, rank
