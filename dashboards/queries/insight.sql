-- One insight of a quarter, with the query that lists its cases.
SELECT insight_class, rank, finding, suggestion, observed, cases, share, rest_share, excess_cases, tests, adjusted_p_value, evidence_query
FROM quarterly_insights
WHERE quarter = {quarter:String} AND insight_class = {class:String} AND rank = {rank:UInt32}
