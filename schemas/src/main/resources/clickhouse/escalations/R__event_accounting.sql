-- One row per partition of case-events and one for all of them: events = accepted + duplicates + refused + waiting
-- topic: Always case-events
-- partition: Of the topic; null in the row for all of it
-- events: Records that the timeline job has read, heartbeats apart
-- accepted: Of these, accepted: a row of case_events each
-- duplicates: Of these, second deliveries: a row of duplicate_events each
-- refused: Of these, refused: a row of rejected_events each
-- waiting: Of these, on their way, or held until the earlier events of their case are read back; 0 once all is written
-- late: Accepted ones that came when event time had reached their occurred_at
-- heartbeats: Heartbeats read
SELECT
    'case-events' AS topic,
    if(grouping(part) = 1, NULL, part) AS partition,
    sum(of_events) AS events,
    sum(of_accepted) AS accepted,
    sum(of_duplicates) AS duplicates,
    sum(of_refused) AS refused,
    toInt64(events) - toInt64(accepted + duplicates + refused) AS waiting,
    sum(of_late) AS late,
    sum(of_heartbeats) AS heartbeats
FROM
(
    SELECT partition AS part, events AS of_events, 0 AS of_accepted, 0 AS of_duplicates, 0 AS of_refused, 0 AS of_late, heartbeats AS of_heartbeats
    FROM escalations_tables.record_counts FINAL
    UNION ALL
    SELECT partition, 0, countIf(outcome = 'ACCEPTED'), countIf(outcome = 'DUPLICATE'), countIf(outcome = 'REFUSED'), countIf(late), 0
    FROM escalations_tables.event_outcomes FINAL
    GROUP BY partition
)
GROUP BY GROUPING SETS ((part), ())
ORDER BY partition NULLS LAST
