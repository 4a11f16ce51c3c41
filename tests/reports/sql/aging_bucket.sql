-- Aging by bucket: an invoice whose instalments are of different ages counts once in each of their buckets.
WITH buckets (bucket, least, most) AS (
  VALUES ('not_due', -1e9, 0), ('1-30', 1, 30), ('31-60', 31, 60), ('61-90', 61, 90), ('90+', 91, 1e9)
),
currencies AS (SELECT currency, sum(balance) AS total FROM balances WHERE balance <> 0 GROUP BY currency),
aged AS (
  SELECT o.debtor, o.invoice, o.currency, o.balance, julianday(day) - julianday(o.due_on) AS days FROM open_pieces o, asked
)
SELECT b.bucket, c.currency,
  (SELECT count(*) FROM (SELECT DISTINCT debtor, invoice FROM aged a
    WHERE a.currency = c.currency AND a.days BETWEEN b.least AND b.most)) AS invoices,
  coalesce((SELECT sum(balance) FROM aged a WHERE a.currency = c.currency AND a.days BETWEEN b.least AND b.most), 0) AS amount,
  100.0 * coalesce((SELECT sum(balance) FROM aged a WHERE a.currency = c.currency AND a.days BETWEEN b.least AND b.most), 0)
    / nullif(c.total, 0) AS share
FROM currencies c, buckets b;
