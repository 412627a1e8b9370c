-- What is no more as it was reported when the quarter was frozen? One row for each row that differs: since when, by which event
-- (none: time made it so, or a policy), and each column that changed as it was and as it is.
SELECT
  change, table, case_id, clock, instance, known_at, proof_event_id,
  arrayStringConcat(arrayMap(name -> name || ': ' || JSONExtractRaw(reported, name) || ' → ' || JSONExtractRaw(now, name), columns), '; ') AS difference
FROM restatements
WHERE quarter = {quarter:String}
ORDER BY known_at, table, case_id, clock, instance
