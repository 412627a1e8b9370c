-- One row per resolution of a case: its first RESOLVED or CLOSED in each open period
SELECT ${columns of case_resolutions}
FROM escalations_tables.case_resolutions FINAL
