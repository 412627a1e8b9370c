-- What stands out in a quarter, and what to do about it? The first six of each class.
SELECT insight_class, rank, finding, suggestion, observed, cases, excess_cases, adjusted_p_value
FROM quarterly_insights
WHERE quarter = {quarter:String} AND rank <= 6
ORDER BY insight_class, rank
