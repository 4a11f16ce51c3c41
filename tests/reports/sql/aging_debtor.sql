-- Aging by debtor: what is open on the day, by how many days it has been due. Due today is not due yet.
WITH aged AS (
  SELECT o.debtor, o.currency, o.balance, julianday(day) - julianday(o.due_on) AS days FROM open_pieces o, asked
),
by_age AS (
  SELECT debtor, currency,
    sum(CASE WHEN days <= 0 THEN balance ELSE 0 END) AS not_due,
    sum(CASE WHEN days BETWEEN 1 AND 30 THEN balance ELSE 0 END) AS days_1_30,
    sum(CASE WHEN days BETWEEN 31 AND 60 THEN balance ELSE 0 END) AS days_31_60,
    sum(CASE WHEN days BETWEEN 61 AND 90 THEN balance ELSE 0 END) AS days_61_90,
    sum(CASE WHEN days > 90 THEN balance ELSE 0 END) AS days_over_90
  FROM aged GROUP BY debtor, currency
),
whole AS (
  SELECT debtor, currency, count(*) AS invoices, sum(balance) AS total FROM balances WHERE balance <> 0 GROUP BY debtor, currency
)
SELECT c.code, c.name, w.currency, w.invoices, a.not_due, a.days_1_30, a.days_31_60, a.days_61_90, a.days_over_90, w.total,
  coalesce((SELECT sum(amount) FROM contested d WHERE d.debtor = w.debtor AND d.currency = w.currency), 0) AS disputed
FROM whole w
JOIN called c ON c.debtor = w.debtor
LEFT JOIN by_age a ON a.debtor = w.debtor AND a.currency = w.currency;
