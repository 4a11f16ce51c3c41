-- Days sales outstanding. Standard: receivables / sales of the period * days. Count-back: months are taken off the receivables
-- from the last one on; of the month that is not used up, the same part of its days counts.
WITH RECURSIVE
  days AS (SELECT julianday(last_day) - julianday(first_day) + 1 AS days FROM asked),
  sold AS (
    SELECT currency, sum(CASE WHEN sold_on BETWEEN first_day AND last_day THEN amount ELSE 0 END) AS amount, min(sold_on) AS first_sale
    FROM sales, asked GROUP BY currency
  ),
  months (currency, start, first_sale) AS (
    SELECT currency, date(last_day, 'start of month'), first_sale FROM sold, asked
    UNION ALL
    SELECT currency, date(start, '-1 month'), first_sale FROM months WHERE start > first_sale
  ),
  monthly AS (
    SELECT m.currency, m.start,
      julianday(min(date(m.start, '+1 month', '-1 day'), last_day)) - julianday(m.start) + 1 AS days,
      coalesce((SELECT sum(amount) FROM sales s WHERE s.currency = m.currency AND date(s.sold_on, 'start of month') = m.start), 0) AS amount
    FROM months m, asked
  ),
  back AS (
    SELECT currency, start, days, amount,
      sum(amount) OVER (PARTITION BY currency ORDER BY start DESC) AS so_far,
      sum(days) OVER (PARTITION BY currency ORDER BY start DESC) - days AS days_before
    FROM monthly
  ),
  last_month AS (
    SELECT b.currency, max(b.start) AS start FROM back b JOIN receivables r ON r.currency = b.currency
    WHERE b.so_far >= r.total GROUP BY b.currency
  )
SELECT s.currency, coalesce(r.total, 0) AS receivables, s.amount AS sales, days.days AS period_days,
  CASE WHEN s.amount > 0 THEN 1.0 * coalesce(r.total, 0) * days.days / s.amount END AS dso,
  CASE WHEN coalesce(r.total, 0) <= 0 THEN 0 ELSE b.days_before + b.days * (r.total - (b.so_far - b.amount)) / b.amount END AS countback_dso
FROM sold s, days
LEFT JOIN receivables r ON r.currency = s.currency
LEFT JOIN last_month l ON l.currency = s.currency
LEFT JOIN back b ON b.currency = l.currency AND b.start = l.start;
