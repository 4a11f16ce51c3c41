-- Who has something overdue and was not contacted in n days, or ever.
WITH
  spoken AS (SELECT debtor, max(date(at)) AS last_contact FROM contacts GROUP BY debtor),
  late AS (
    SELECT p.debtor, p.currency, sum(p.balance) AS overdue, min(p.due_on) AS oldest FROM part_balances p, asked
    WHERE p.due_on < day AND p.balance > 0 GROUP BY p.debtor, p.currency
  )
SELECT c.code, c.name, l.currency, l.overdue, julianday(day) - julianday(l.oldest) AS oldest_days,
  s.last_contact, julianday(day) - julianday(s.last_contact) AS silent_days
FROM late l JOIN called c ON c.debtor = l.debtor JOIN asked LEFT JOIN spoken s ON s.debtor = l.debtor
WHERE s.last_contact IS NULL OR julianday(day) - julianday(s.last_contact) >= n;
