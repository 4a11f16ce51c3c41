-- The figures of a period beside those of the one before, whose tables are in the schema `earlier`.
WITH
  keys AS (SELECT measure, currency FROM main.figures UNION SELECT measure, currency FROM earlier.figures),
  both AS (
    SELECT k.measure, k.currency, coalesce(a.value, 0) AS value, coalesce(b.value, 0) AS before
    FROM keys k
    LEFT JOIN main.figures a ON a.measure = k.measure AND a.currency IS k.currency
    LEFT JOIN earlier.figures b ON b.measure = k.measure AND b.currency IS k.currency
  )
SELECT measure, currency, value, before, value - before AS change,
  CASE WHEN before > 0 THEN 100.0 * (value - before) / before END AS change_percent
FROM both;
