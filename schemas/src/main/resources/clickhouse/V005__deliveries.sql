-- What delivery routes by, and what it did.

ALTER TABLE escalations_tables.sla_alerts
    ADD COLUMN IF NOT EXISTS customer_segment LowCardinality(Nullable(String)) COMMENT 'As of at' AFTER policy_version;

CREATE TABLE IF NOT EXISTS escalations_tables.alert_deliveries
(
    alert_id String COMMENT 'The alert, as in sla_alerts',
    revision UInt32 COMMENT 'The alert''s, as it was sent',
    receiver LowCardinality(String) COMMENT 'To whom, as in receivers.yaml',
    product LowCardinality(String) COMMENT 'What receives there',
    message_id String COMMENT 'Identity of the message, the same when it is sent again',
    message LowCardinality(String) COMMENT 'TRIGGER, UPDATE, REMIND, ACKNOWLEDGE, RESOLVE, RETRACT',
    group_id Nullable(String) COMMENT 'Of a message about many alerts; null of one about this alert alone',
    case_id String COMMENT 'Of the alert',
    clock LowCardinality(String) COMMENT 'Of the alert',
    instance UInt32 COMMENT 'Of the alert',
    level LowCardinality(String) COMMENT 'Of the alert',
    department LowCardinality(Nullable(String)) COMMENT 'Of the alert',
    attempted_at DateTime64(3, 'UTC') COMMENT 'Wall time when it was sent',
    answered_at DateTime64(3, 'UTC') COMMENT 'Wall time of the answer',
    outcome LowCardinality(String) COMMENT 'ACCEPTED; BUSY and UNWELCOME are tried again; REFUSED is not',
    answer String COMMENT 'What the receiver answered, shortened'
)
ENGINE = ReplacingMergeTree
ORDER BY (alert_id, receiver, message_id, attempted_at)
COMMENT 'Attempts to deliver alerts, never removed';
