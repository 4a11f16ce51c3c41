-- The figures of a period, for the review: one row for each measure and currency.

CREATE VIEW schema.figures AS
WITH
  spoken AS (SELECT c.* FROM contacts c, asked WHERE date(c.at) BETWEEN first_day AND last_day),
  made AS (
    SELECT p.* FROM promises p, asked
    WHERE date(p.at) BETWEEN first_day AND last_day AND p.status NOT IN ('replaced', 'cancelled')
  ),
  kept AS (
    SELECT p.* FROM promises p, asked WHERE p.status = 'kept' AND date(p.kept_at) BETWEEN first_day AND last_day
  ),
  -- A promise breaks on the day after the last one on which it could be kept.
  broken AS (
    SELECT p.* FROM promises p, asked
    WHERE p.status IN ('broken', 'partly_kept') AND date(p.deadline, '+1 day') BETWEEN first_day AND last_day
  ),
  received AS (
    SELECT p.* FROM payments p, asked WHERE date(p.at) BETWEEN first_day AND last_day AND p.day_unknown = 'no'
  ),
  sold AS (SELECT s.* FROM sales s, asked WHERE s.sold_on BETWEEN first_day AND last_day),
  late AS (
    SELECT b.debtor, b.invoice, b.currency,
      coalesce((SELECT sum(p.balance) FROM part_balances p, asked
        WHERE p.debtor = b.debtor AND p.invoice = b.invoice AND p.due_on < last_day), 0) AS amount
    FROM balances b WHERE b.balance <> 0
  )
SELECT 'clients_contacted' AS measure, NULL AS currency, count(DISTINCT debtor) AS value FROM spoken
UNION ALL SELECT 'contacts', NULL, count(*) FROM spoken
UNION ALL SELECT 'reached', NULL, count(*) FROM spoken WHERE outcome NOT IN ('no_answer', 'voicemail', 'wrong_number', 'sent')
UNION ALL SELECT 'calls', NULL, count(*) FROM spoken WHERE channel = 'call'
UNION ALL SELECT 'minutes', NULL, (coalesce(sum(seconds), 0) + 59) / 60 FROM spoken WHERE channel = 'call'
UNION ALL SELECT 'promises_made', NULL, count(*) FROM (SELECT DISTINCT debtor, entry FROM made)
UNION ALL SELECT 'promises_kept', NULL, count(*) FROM kept
UNION ALL SELECT 'promises_broken', NULL, count(*) FROM broken
UNION ALL SELECT 'disputes_opened', NULL, count(*) FROM disputes d, asked WHERE date(d.at) BETWEEN first_day AND last_day
UNION ALL SELECT 'promised', currency, sum(amount) FROM made GROUP BY currency
UNION ALL SELECT 'kept', currency, sum(amount) FROM kept GROUP BY currency
UNION ALL SELECT 'collected', currency, sum(amount) FROM received GROUP BY currency
UNION ALL SELECT 'invoiced', currency, sum(amount) FROM sold GROUP BY currency
UNION ALL SELECT 'open', currency, sum(balance) FROM balances WHERE balance <> 0 GROUP BY currency
UNION ALL SELECT 'overdue', currency, sum(amount) FROM late GROUP BY currency;
