-- What people write; it changes no fact.

CREATE TABLE IF NOT EXISTS escalations_tables.alert_seen
(
    alert_id String COMMENT 'The alert, as in sla_alerts',
    seen_by String COMMENT 'The name given on the page; nobody has checked it',
    seen_at DateTime64(3, 'UTC') COMMENT 'Wall time'
)
ENGINE = MergeTree
ORDER BY (alert_id, seen_at)
COMMENT 'Acknowledgements; rows are only ever added';

CREATE TABLE IF NOT EXISTS escalations_tables.pattern_acknowledgements
(
    pattern_id String COMMENT 'The candidate',
    episode UInt32 COMMENT 'Of the candidate; a relapse is a new one and asks again',
    acknowledged_by String COMMENT 'Who took note',
    acknowledged_at DateTime64(3, 'UTC') DEFAULT now64(3, 'UTC') COMMENT 'When, by the wall clock'
)
ENGINE = MergeTree
ORDER BY (pattern_id, episode)
COMMENT 'Who took note of a candidate, append-only; changes no fact';

CREATE TABLE IF NOT EXISTS escalations_tables.reporting_settings
(
    fiscal_year_starts_in_month UInt8 COMMENT '1 for calendar quarters (the default) to 12',
    set_at DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT 'The last row counts'
)
ENGINE = MergeTree
ORDER BY set_at
COMMENT 'How reports are cut: the last row; without a row, calendar quarters';
