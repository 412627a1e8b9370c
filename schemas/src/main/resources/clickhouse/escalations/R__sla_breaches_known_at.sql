-- One row per clock instance that was believed to have breached when event time reached the instant: sla_breaches_known_at(at = '2016-04-01 00:00:00')
SELECT ${columns of sla_clocks}
FROM escalations.sla_clocks_known_at(at = {at:DateTime64(3, 'UTC')})
WHERE breached_at IS NOT NULL
