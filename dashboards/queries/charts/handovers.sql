-- Who handed cases to whom in a quarter, and in the one before? The eight departments with the most hand-overs, then the others together.
WITH
  (SELECT fiscal_year_starts_in_month FROM reporting_settings) AS first_month,
  toDateTime64(fiscal_quarter_begin({quarter:String}, first_month), 3, 'UTC') AS begin,
  pairs AS
  (
    SELECT
      assumeNotNull(escalations.from_department) AS from_one,
      assumeNotNull(escalations.department) AS to_one,
      countIf(escalated_at >= begin) AS hand_overs,
      countIf(escalated_at < begin) AS hand_overs_before
    FROM escalations
    WHERE escalated_at >= begin - INTERVAL 3 MONTH AND escalated_at < begin + INTERVAL 3 MONTH
      AND from_department != '' AND department != '' AND from_department != department
    GROUP BY from_one, to_one
  ),
  leading AS
  (
    SELECT name, sum(hand_overs) AS involved, row_number() OVER (ORDER BY involved DESC, name) AS place
    FROM (SELECT from_one AS name, hand_overs FROM pairs UNION ALL SELECT to_one AS name, hand_overs FROM pairs)
    GROUP BY name
    HAVING involved > 0
    ORDER BY place
    LIMIT 8
  )
SELECT
  if(giver.place = 0, 'others', from_one) AS from_department,
  if(taker.place = 0, 'others', to_one) AS to_department,
  sum(hand_overs) AS hand_overs,
  sum(hand_overs_before) AS hand_overs_before,
  if(any(giver.place) = 0, 99, any(giver.place)) AS from_place,
  if(any(taker.place) = 0, 99, any(taker.place)) AS to_place
FROM pairs
LEFT JOIN leading AS giver ON giver.name = from_one
LEFT JOIN leading AS taker ON taker.name = to_one
GROUP BY from_department, to_department
HAVING hand_overs + hand_overs_before > 0
ORDER BY hand_overs DESC, hand_overs_before DESC, from_department, to_department
