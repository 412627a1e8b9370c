-- One row per quarter and tier with at least one case or escalation; none where cases carry no tier
SELECT quarter, tier, cases, contained, passed_on, undecided, containment_share, escalations_received, refreshed_at
FROM escalations_tables.quarterly_tiers
