-- Money that came in, by day, from the first payment on; money of an unknown day stands apart.
WITH RECURSIVE
  received AS (
    SELECT date(at) AS start, currency, amount, day_unknown FROM payments, asked
    WHERE date(at) BETWEEN first_day AND last_day AND amount <> 0
  ),
  stretches (start) AS (
    SELECT min(start) FROM received
    UNION ALL SELECT date(start, '+1 day') FROM stretches, asked WHERE date(start, '+1 day') <= last_day
  )
SELECT max(s.start, first_day) AS "from", min(s.start, last_day) AS "to", c.currency,
  count(CASE WHEN r.day_unknown = 'no' THEN 1 END) AS payments,
  coalesce(sum(CASE WHEN r.day_unknown = 'no' THEN r.amount END), 0) AS amount,
  coalesce(sum(CASE WHEN r.day_unknown = 'yes' THEN r.amount END), 0) AS day_unknown
FROM stretches s, asked, (SELECT DISTINCT currency FROM received) c
LEFT JOIN received r ON r.start = s.start AND r.currency = c.currency
GROUP BY s.start, c.currency;
