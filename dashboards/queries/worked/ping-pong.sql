-- Which cases came back most often to a department that had already had them?
SELECT case_id, department, issue_type, priority, department_changes, returns_to_earlier_department, escalation_count, status
FROM cases
WHERE returns_to_earlier_department > 0
ORDER BY returns_to_earlier_department DESC, department_changes DESC, case_id
