-- One row per case: what is true of it now
SELECT ${columns of cases}
FROM escalations_tables.cases FINAL
