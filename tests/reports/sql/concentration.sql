-- Those who owe most, their part of what all owe who owe anything, and the part of all of them down to here.
WITH
  owing AS (
    SELECT c.code, c.name, b.currency, sum(b.balance) AS open FROM balances b JOIN called c ON c.debtor = b.debtor
    GROUP BY b.debtor, b.currency HAVING sum(b.balance) > 0
  ),
  ranked AS (
    SELECT *, row_number() OVER byte_order AS rank, sum(open) OVER byte_order AS so_far, sum(open) OVER (PARTITION BY currency) AS whole
    FROM owing WINDOW byte_order AS (PARTITION BY currency ORDER BY open DESC, code)
  )
SELECT rank, code, name, currency, open, 100.0 * open / whole AS share, 100.0 * so_far / whole AS cumulative
FROM ranked, asked WHERE rank <= n
UNION ALL
SELECT NULL, NULL, 'others', currency, sum(open), 100.0 * sum(open) / whole, 100
FROM ranked, asked WHERE rank > n GROUP BY currency;
