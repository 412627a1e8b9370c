-- One finding in words: how often the promise to solve was broken, where most, and who hands cases back and forth.
WITH
  resolution AS (
    SELECT
      count() AS clocks,
      countIf(breached_at IS NOT NULL) AS broken
    FROM sla_clocks
    WHERE clock = 'resolution'
  ),
  worst AS (
    SELECT
      breach_department AS department,
      count() AS broken
    FROM sla_breaches
    WHERE clock = 'resolution' AND breach_department IS NOT NULL
    GROUP BY department
    ORDER BY broken DESC, department
    LIMIT 1
  ),
  hand_overs AS (
    SELECT
      least(from_department, department) AS one,
      greatest(from_department, department) AS other,
      count() AS hand_overs
    FROM escalations
    WHERE kind = 'FUNCTIONAL' AND from_department IS NOT NULL AND department IS NOT NULL
    GROUP BY one, other
    ORDER BY hand_overs DESC, one, other
    LIMIT 1
  )
SELECT
  format(
    'Of {} promises to solve a case in time, {} were broken ({} %), most of them in {} ({}). {} and {} handed cases to each other {} times.',
    toString(resolution.clocks),
    toString(resolution.broken),
    toString(round(100 * resolution.broken / greatest(resolution.clocks, 1))),
    worst.department,
    toString(worst.broken),
    hand_overs.one,
    hand_overs.other,
    toString(hand_overs.hand_overs)) AS finding
FROM resolution
CROSS JOIN worst
CROSS JOIN hand_overs
