-- One row per span of a case in one tier or department; per kind they sum to the age of the case
SELECT ${columns of case_spans}
FROM escalations_tables.case_spans FINAL
