-- What is true of this case now? One row, or none if there is no such case. Times: milliseconds since 1970, UTC.
SELECT
  case_id, status, toUnixTimestamp64Milli(opened_at) AS opened_at, priority, department, team, assignee, tier, channel, customer_segment,
  issue_category, issue_type, issue_product, escalation_count, reopen_count, department_changes, rating,
  toFloat64(waiting_seconds) AS waiting_seconds, toFloat64(on_hold_seconds) AS on_hold_seconds
FROM cases
WHERE case_id = {case:String}
