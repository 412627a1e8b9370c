-- One row per window and department, issue category and priority with at least one resolution
SELECT ${columns of resolution_times}
FROM escalations_tables.resolution_times FINAL
