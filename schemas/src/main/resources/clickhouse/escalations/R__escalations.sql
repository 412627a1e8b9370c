-- One row per hand-over of a case
SELECT ${columns of escalations}
FROM escalations_tables.escalations FINAL
