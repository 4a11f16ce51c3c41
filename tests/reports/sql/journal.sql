-- Invoices and payments as of a day from the journal alone, whichever moment it was exported at: the last statement of a number
-- that happened until then counts, and what was taken back does not.
WITH RECURSIVE
  facts AS (
    SELECT debtor, entry, batch, kind, happened_at, content FROM journal WHERE kind <> 'figures'
    UNION ALL
    SELECT j.debtor, j.entry + f.key, j.batch, f.value ->> 0,
      CASE length(f.value ->> 1) WHEN 10 THEN (f.value ->> 1) || 'T00:00:00' ELSE f.value ->> 1 END, f.value -> 2
    FROM journal j, json_each(j.content) f WHERE j.kind = 'figures'
  ),
  reversals AS (SELECT debtor, batch, content ->> 'batch' AS undone, max(entry) AS entry FROM facts WHERE kind = 'reversal' GROUP BY debtor, undone),
  -- From a batch to what undid it, to what undid that, and so on: an odd number of steps leaves it undone.
  undone (debtor, first, batch, steps) AS (
    SELECT debtor, undone, batch, 1 FROM reversals
    UNION ALL SELECT u.debtor, u.first, r.batch, u.steps + 1 FROM undone u JOIN reversals r ON r.debtor = u.debtor AND r.undone = u.batch
  ),
  gone AS (SELECT debtor, first AS batch FROM undone GROUP BY debtor, first HAVING max(steps) % 2 = 1),
  standing AS (SELECT f.* FROM facts f WHERE NOT EXISTS (SELECT 1 FROM gone g WHERE g.debtor = f.debtor AND g.batch = f.batch)),
  until AS (SELECT standing.* FROM standing, asked WHERE happened_at <= day || 'T23:59:59'),
  corrections AS (
    SELECT debtor, content ->> 'payment' AS payment, content -> 'becomes' AS becomes, max(entry) AS entry
    FROM until WHERE kind = 'payment_corrected' GROUP BY debtor, payment
  ),
  payments_then AS (
    SELECT p.debtor, p.entry,
      CASE WHEN c.entry IS NULL OR date(p.happened_at) = c.becomes ->> 'paid_on' THEN p.happened_at
        ELSE (c.becomes ->> 'paid_on') || 'T00:00:00' END AS at,
      CASE WHEN c.entry IS NULL THEN p.content ->> 'amount' ELSE c.becomes ->> 'amount' END AS amount,
      c.entry IS NULL OR c.becomes IS NOT NULL AND c.becomes <> 'null' AS stands
    FROM standing p LEFT JOIN corrections c ON c.debtor = p.debtor AND c.payment = p.entry WHERE p.kind = 'payment'
  )
SELECT 'invoice' AS what, debtor, content ->> 'number' AS id, content ->> 'issued_on' AS day, content ->> 'total' AS amount, max(entry) AS entry
FROM until WHERE kind = 'invoice' GROUP BY debtor, id
UNION ALL
SELECT 'payment', debtor, CAST(entry AS TEXT), date(at), amount, NULL FROM payments_then, asked
WHERE stands AND at <= day || 'T23:59:59';
