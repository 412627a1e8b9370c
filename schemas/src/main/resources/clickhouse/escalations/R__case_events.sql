-- One row per accepted event
SELECT * EXCEPT (content_digest)
FROM
(
    SELECT ${columns of case_events}
    FROM escalations_tables.case_events FINAL
)
