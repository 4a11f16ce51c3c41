-- Collection effectiveness index: (beginning + sales - ending total) / (beginning + sales - ending current) * 100. The tables of
-- the schema `earlier` are those of the evening before the period.
WITH
  sold AS (SELECT currency, sum(amount) AS amount FROM main.sales, main.asked WHERE sold_on BETWEEN first_day AND last_day GROUP BY currency),
  currencies AS (SELECT currency FROM sold UNION SELECT currency FROM earlier.receivables),
  parts AS (
    SELECT c.currency, coalesce(b.total, 0) AS beginning, coalesce(s.amount, 0) AS sales,
      coalesce(e.total, 0) AS ending_total, coalesce(e.current, 0) AS ending_current
    FROM currencies c
    LEFT JOIN earlier.receivables b ON b.currency = c.currency
    LEFT JOIN sold s ON s.currency = c.currency
    LEFT JOIN main.receivables e ON e.currency = c.currency
  )
SELECT *, 100.0 * (beginning + sales - ending_total) / nullif(beginning + sales - ending_current, 0) AS cei FROM parts;
