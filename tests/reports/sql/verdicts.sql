-- The verdict on promises that stand alone (no other promise of the client, nothing that takes off but money), worked out anew:
-- a payment in the promise's currency counts when it came after the promise and by its deadline, with what it did not give to
-- other invoices than those the promise names.
WITH lone AS (
  SELECT p.* FROM promises p
  WHERE p.status IN ('kept', 'partly_kept', 'broken', 'pending')
    AND (SELECT count(*) FROM promises o WHERE o.debtor = p.debtor) = 1
    AND NOT EXISTS (SELECT 1 FROM payments n WHERE n.debtor = p.debtor AND n.amount < 0)
    AND NOT EXISTS (SELECT 1 FROM credit_notes n WHERE n.debtor = p.debtor)
    AND NOT EXISTS (SELECT 1 FROM write_offs n WHERE n.debtor = p.debtor)
),
in_time AS (
  SELECT l.debtor, l.entry, m.amount - CASE WHEN l.invoices IS NULL THEN 0 ELSE
      coalesce((SELECT sum(a.amount) FROM allocations a WHERE a.debtor = m.debtor AND a.entry = m.entry AND a."of" = 'payment'
        AND instr(' | ' || l.invoices || ' | ', ' | ' || a.invoice || ' | ') = 0), 0) END AS amount
  FROM lone l JOIN payments m ON m.debtor = l.debtor AND m.currency = l.currency
  WHERE date(m.at) <= l.deadline
    AND CASE WHEN time(m.at) = '00:00:00' AND date(m.at) = date(l.at) THEN m.entry > l.entry ELSE m.at > l.at END
),
judged AS (
  SELECT l.*, min(l.amount, coalesce((SELECT sum(max(amount, 0)) FROM in_time i WHERE i.debtor = l.debtor), 0)) AS got,
    min(l.amount, max(l.amount * tolerance_percent / 100, tolerance)) AS tolerated
  FROM lone l, policy
)
SELECT debtor, entry, status, paid_in_time,
  CASE WHEN got > 0 AND amount - got <= tolerated THEN 'kept'
    WHEN (SELECT day FROM asked) <= deadline THEN 'pending'
    WHEN got > 0 THEN 'partly_kept' ELSE 'broken' END AS expected_status,
  got AS expected_in_time
FROM judged;
