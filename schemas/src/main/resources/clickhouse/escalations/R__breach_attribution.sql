-- One row per breached clock and department that had the case before the breach: who used which share of the time
-- instance: Which one of the case
-- started_at: When the clock started
-- breached_at: When it breached
-- department: Who had the case; null: nobody
-- held_seconds: Wall time from start to breach in which it had the case, pauses included
-- held_share: Of the wall time from start to breach; the shares of a breach sum to 1
-- held_at_breach: 1: it had the case when the clock breached
-- priority LowCardinality(Nullable(String)): Value in force at the breach
SELECT
    case_id,
    clock,
    instance,
    started_at,
    breached AS breached_at,
    any(target) AS target_seconds,
    holder AS department,
    toDecimal64(sum(least(ifNull(held_to, breached), breached) - greatest(held_from, started_at)), 3) AS held_seconds,
    round(toFloat64(held_seconds) / toFloat64(breached - started_at), 6) AS held_share,
    max(ifNull(held_to > breached, 1)) AS held_at_breach,
    any(breach_priority) AS priority
FROM
(
    SELECT case_id, clock, instance, started_at, assumeNotNull(breached_at) AS breached, target_seconds AS target, breach_priority
    FROM escalations_tables.sla_clocks FINAL
    WHERE breached_at > started_at
) AS breach
INNER JOIN
(
    SELECT case_id, value AS holder, `from` AS held_from, `to` AS held_to FROM escalations_tables.case_spans FINAL WHERE kind = 'DEPARTMENT'
) AS span ON span.case_id = breach.case_id
WHERE held_from < breached AND (held_to IS NULL OR held_to > started_at)
GROUP BY case_id, clock, instance, started_at, breached, holder
