-- One row: how reports are cut into quarters
-- fiscal_year_starts_in_month: 1 for calendar quarters to 12
SELECT if(argMax(fiscal_year_starts_in_month, set_at) BETWEEN 1 AND 12, argMax(fiscal_year_starts_in_month, set_at), 1)
    AS fiscal_year_starts_in_month
FROM escalations_tables.reporting_settings
