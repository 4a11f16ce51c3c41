-- Money expected by week, for books without promises, holds and instalments.
--
-- Of the client's settled invoices so many were paid later than t days after the due date; of the book's, a share, which weighs
-- as much as ten. To the book's, two are added that nobody saw: an ordinary one is later than t with chance 30 / (30 + t), a
-- contested one always. What is not paid by now is paid by the end of a week with chance 1 - later(then) / later(now).
WITH RECURSIVE
  paid_on AS (
    SELECT a.debtor, a.invoice, max(date(p.at)) AS day, max(p.day_unknown) AS unknown
    FROM allocations a JOIN payments p ON p.debtor = a.debtor AND p.entry = a.entry AND a."of" = 'payment'
    GROUP BY a.debtor, a.invoice
  ),
  seen AS (
    SELECT b.debtor, julianday(p.day) - julianday(b.due_on) AS late,
      EXISTS (SELECT 1 FROM disputes d WHERE d.debtor = b.debtor AND d.invoice = b.invoice) AS contested
    FROM balances b JOIN paid_on p ON p.debtor = b.debtor AND p.invoice = b.invoice
    WHERE b.charge IS NULL AND b.total > 0 AND b.balance <= 0 AND p.unknown = 'no'
  ),
  weeks (week, ends) AS (
    SELECT 0, date(day, '+7 days') FROM asked UNION ALL SELECT week + 1, date(ends, '+7 days') FROM weeks, asked WHERE week + 1 < n
  ),
  open_invoices AS (
    SELECT b.debtor, b.invoice, b.currency, b.due_on, b.balance,
      EXISTS (SELECT 1 FROM contested c WHERE c.debtor = b.debtor AND c.invoice = b.invoice) AS contested
    FROM balances b WHERE b.balance > 0
  ),
  -- The days after the due date that matter: today, and the ends of the weeks.
  ages AS (
    SELECT i.debtor, i.invoice, i.currency, i.balance, i.contested, -1 AS week, julianday(day) - julianday(i.due_on) AS age
    FROM open_invoices i, asked
    UNION ALL
    SELECT i.debtor, i.invoice, i.currency, i.balance, i.contested, w.week, julianday(w.ends) - julianday(i.due_on)
    FROM open_invoices i, weeks w
  ),
  later AS (
    SELECT a.*,
      ((SELECT count(*) FROM seen s WHERE s.debtor = a.debtor AND s.contested = a.contested AND s.late > a.age)
        + 10.0 * ((SELECT count(*) FROM seen s WHERE s.contested = a.contested AND s.late > a.age)
          + 2.0 * CASE WHEN a.contested OR a.age < 0 THEN 1.0 ELSE 30.0 / (30.0 + a.age) END)
          / ((SELECT count(*) FROM seen s WHERE s.contested = a.contested) + 2.0))
      / ((SELECT count(*) FROM seen s WHERE s.debtor = a.debtor AND s.contested = a.contested) + 10.0) AS later
    FROM ages a
  ),
  chances AS (
    SELECT l.debtor, l.invoice, l.currency, l.balance, l.week, 1.0 - l.later / now.later AS paid_by
    FROM later l JOIN later now ON now.debtor = l.debtor AND now.invoice = l.invoice AND now.week = -1 WHERE l.week >= 0
  )
SELECT date(w.ends, '-6 days') AS "from", w.ends AS "to", c.currency,
  sum(c.balance * (c.paid_by - coalesce(b.paid_by, 0))) AS expected, sum(c.balance) AS open_in_all
FROM weeks w JOIN chances c ON c.week = w.week
LEFT JOIN chances b ON b.debtor = c.debtor AND b.invoice = c.invoice AND b.week = c.week - 1
GROUP BY w.week, c.currency;
