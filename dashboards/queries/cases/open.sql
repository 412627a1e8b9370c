-- Cases open at the end of the quarter, the oldest first: in all, of one age or of one department
SELECT case_id, opened_at, age_band, department, tier, sla_state
FROM open_cases_at(at = {end:String})
WHERE multiIf({by:String} = 'DEPARTMENT', ifNull(toString(department), ''), {by:String} = 'AGE', age_band, '') = {value:String}
ORDER BY opened_at, case_id
