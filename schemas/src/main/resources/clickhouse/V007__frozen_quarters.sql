-- What was reported of a quarter. Rows are only ever added; the first of a quarter counts.

CREATE TABLE IF NOT EXISTS escalations_tables.frozen_quarters
(
    quarter String COMMENT 'Year and quarter such as 2016Q2, UTC; of the fiscal year, named after the year it ends in, if one is set',
    begins_at DateTime64(3, 'UTC') COMMENT 'Inclusive',
    ends_at DateTime64(3, 'UTC') COMMENT 'Exclusive',
    known_at DateTime64(3, 'UTC') COMMENT 'Event time up to which the report knew',
    frozen_at DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT 'When, by the wall clock',
    report String COMMENT 'The page as it was reported' CODEC(ZSTD(3))
)
ENGINE = MergeTree
ORDER BY (quarter, frozen_at)
COMMENT 'Quarters whose report stays as it was';
