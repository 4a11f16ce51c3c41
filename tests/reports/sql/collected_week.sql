-- Money that came in, by week, from the first payment on; money of an unknown day stands apart.
WITH RECURSIVE
  received AS (
    SELECT date(at, 'weekday 0', '-6 days') AS start, currency, amount, day_unknown FROM payments, asked
    WHERE date(at) BETWEEN first_day AND last_day AND amount <> 0
  ),
  stretches (start) AS (
    SELECT min(start) FROM received
    UNION ALL SELECT date(start, '+7 days') FROM stretches, asked WHERE date(start, '+7 days') <= last_day
  )
SELECT max(s.start, first_day) AS "from", min(date(s.start, '+6 days'), last_day) AS "to", c.currency,
  count(CASE WHEN r.day_unknown = 'no' THEN 1 END) AS payments,
  coalesce(sum(CASE WHEN r.day_unknown = 'no' THEN r.amount END), 0) AS amount,
  coalesce(sum(CASE WHEN r.day_unknown = 'yes' THEN r.amount END), 0) AS day_unknown
FROM stretches s, asked, (SELECT DISTINCT currency FROM received) c
LEFT JOIN received r ON r.start = s.start AND r.currency = c.currency
GROUP BY s.start, c.currency;
