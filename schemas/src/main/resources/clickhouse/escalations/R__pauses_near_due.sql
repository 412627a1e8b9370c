-- One row per clock that was met and pause of it; who is looking for breaches that a pause has hidden starts here
-- kind LowCardinality(String): WAITING_ON_CUSTOMER, ON_HOLD
-- clock: A clock that was met and that counts every hour of the day
-- instance: Which one of the case
-- paused_at: When the pause began
-- seconds: How long it was, wall time
-- silent UInt8: 1: no message to the customer with it
-- due_without_it: When the clock would have been due without this pause
-- stopped_at: When it was stopped
-- avoided_breach: 1: without this pause it would have been stopped too late
-- near_due: 1: the pause began when less than a tenth of the target was left
SELECT
    clock.case_id AS case_id,
    clock.clock AS clock,
    clock.instance AS instance,
    pause.kind AS kind,
    pause.paused_at AS paused_at,
    pause.seconds AS seconds,
    pause.silent AS silent,
    assumeNotNull(clock.due_at) - toIntervalMillisecond(toInt64(assumeNotNull(pause.seconds) * 1000)) AS due_without_it,
    assumeNotNull(clock.stopped_at) AS stopped_at,
    stopped_at > due_without_it AS avoided_breach,
    paused_at >= due_without_it - toIntervalMillisecond(toInt64(clock.target_seconds * 100)) AS near_due,
    clock.department AS department,
    clock.priority AS priority
FROM escalations.pauses AS pause
INNER JOIN
(
    SELECT * FROM escalations_tables.sla_clocks FINAL
    WHERE status = 'MET' AND paused_seconds > 0 AND elapsed_seconds + paused_seconds = wall_seconds AND due_at IS NOT NULL
) AS clock ON clock.case_id = pause.case_id
WHERE pause.seconds IS NOT NULL AND pause.paused_at >= clock.started_at AND pause.paused_at < clock.stopped_at
