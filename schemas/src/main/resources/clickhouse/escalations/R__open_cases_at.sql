-- One row per case that was open at the instant: open_cases_at(at = '2016-04-01 00:00:00')
SELECT
    case_id,
    anyIf(assumeNotNull(open_spans.opened_at), kind = 'CASE') AS opened_at,
    toDecimal64({at:DateTime64(3, 'UTC')} - opened_at, 3) AS age_seconds,
    multiIf(opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 4 HOUR, 'under 4 h', opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 1 DAY, '4 h to 1 d',
        opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 3 DAY, '1 to 3 d', opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 7 DAY, '3 to 7 d',
        opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 30 DAY, '7 to 30 d', '30 d and more') AS age_band,
    multiIf(opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 4 HOUR, 1, opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 1 DAY, 2, opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 3 DAY, 3,
        opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 7 DAY, 4, opened_at > {at:DateTime64(3, 'UTC')} - INTERVAL 30 DAY, 5, 6) AS age_band_number,
    anyIf(value, kind = 'CASE') AS priority,
    anyIf(value, kind = 'DEPARTMENT') AS department,
    toUInt8OrNull(ifNull(anyIf(value, kind = 'TIER'), '')) AS tier,
    multiIf(countIf(kind = 'CLOCK') = 0, 'NO_CLOCK', countIf(kind = 'CLOCK' AND breached_at <= {at:DateTime64(3, 'UTC')}) > 0, 'BREACHED', 'IN_TIME') AS sla_state,
    any(open_spans.refreshed_at) AS refreshed_at
FROM escalations_tables.open_spans
WHERE span_holds(length_class, open_from, open_to, {at:DateTime64(3, 'UTC')})
GROUP BY case_id
HAVING countIf(kind = 'CASE') > 0
