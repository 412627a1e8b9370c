-- How much is there, and up to when? One row. Times: milliseconds since 1970, UTC; null while there is nothing.
SELECT
  (SELECT count() FROM cases) AS cases,
  (SELECT count() FROM case_events) AS events,
  (SELECT uniqExact(case_id) FROM case_events WHERE type = 'CASE_OPENED' AND source = 'generated') AS generated,
  (SELECT count() FROM sla_clocks) AS clocks,
  (SELECT count() FROM rejected_events) AS refused,
  (SELECT if(count() = 0, NULL, toUnixTimestamp64Milli(max(ingested_at))) FROM case_events) AS ingested_at,
  (SELECT if(count() = 0, NULL, toUnixTimestamp64Milli(min(event_time))) FROM pipeline_progress) AS event_time
