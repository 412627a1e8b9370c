-- Who has looked at an alert. People add to it from the live page; it changes no fact of any case.

CREATE TABLE IF NOT EXISTS escalations_tables.alert_seen
(
    alert_id String COMMENT 'The alert, as in sla_alerts',
    seen_by String COMMENT 'The name given on the page; nobody has checked it',
    seen_at DateTime64(3, 'UTC') COMMENT 'Wall time'
)
ENGINE = MergeTree
ORDER BY (alert_id, seen_at)
COMMENT 'Acknowledgements; rows are only ever added';

CREATE OR REPLACE VIEW escalations.alert_seen
(
    alert_id String COMMENT 'The alert, as in sla_alerts',
    seen_by String COMMENT 'The name given on the page; nobody has checked it',
    seen_at DateTime64(3, 'UTC') COMMENT 'Wall time'
)
DEFINER = admin SQL SECURITY DEFINER
AS SELECT
    alert_id,
    seen_by,
    seen_at
FROM escalations_tables.alert_seen
COMMENT 'One row each time somebody said to have seen an alert';
