-- One row per frozen quarter, with the page that was reported
SELECT quarter, begins_at, ends_at, known_at, frozen_at, report
FROM escalations_tables.frozen_quarters
ORDER BY frozen_at
LIMIT 1 BY quarter
