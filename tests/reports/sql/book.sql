-- What follows from the movements alone: balances are worked out from payments, credit, credit notes and write-offs, not read.
-- Amounts are whole numbers of ten-thousandths. What is asked for often is worked out once and kept as a table.

CREATE TABLE schema.asked (day, first_day, last_day, n);

CREATE VIEW schema.called AS
  SELECT debtor, key AS code, coalesce(name, key) AS name FROM debtors;

-- What every invoice got from payments and credit (in its own currency), from credit notes, and what was given up of it.
CREATE VIEW schema.movements AS
  SELECT debtor, invoice, currency, amount AS paid, 0 AS credited, 0 AS given_up FROM allocations
  UNION ALL SELECT debtor, invoice, currency, 0, amount, 0 FROM credit_notes
  UNION ALL SELECT debtor, invoice, currency, 0, 0, amount FROM write_offs;

CREATE VIEW schema.settled_invoices AS
  SELECT i.debtor, i.invoice, i.issued_on, i.due_on, i.currency, i.total, i.charge,
    coalesce(sum(m.paid), 0) AS paid,
    coalesce(sum(m.credited), 0) AS credited,
    -- What came in after all was not lost.
    CASE WHEN i.total < 0 THEN coalesce(sum(m.given_up), 0)
      ELSE min(coalesce(sum(m.given_up), 0), max(0, i.total - coalesce(sum(m.paid), 0) - coalesce(sum(m.credited), 0)))
    END AS given_up
  FROM invoices i
  LEFT JOIN movements m ON m.debtor = i.debtor AND m.invoice = i.invoice AND m.currency = i.currency
  GROUP BY i.debtor, i.invoice;

CREATE VIEW schema.balances_worked_out AS
  SELECT *, total - paid - credited - given_up AS balance FROM settled_invoices;
CREATE TABLE schema.balances AS SELECT * FROM schema.balances_worked_out;
CREATE INDEX schema.balances_place ON balances (debtor, invoice);

-- The parts of an invoice, in the order of their dates; one part where there are no instalments.
CREATE VIEW schema.owed_parts_worked_out AS
  SELECT debtor, invoice, due_on, amount, rowid AS place FROM instalments
  UNION ALL
  SELECT debtor, invoice, due_on, total, 0 FROM invoices i
    WHERE NOT EXISTS (SELECT 1 FROM instalments p WHERE p.debtor = i.debtor AND p.invoice = i.invoice);
CREATE TABLE schema.owed_parts AS SELECT * FROM schema.owed_parts_worked_out;
CREATE INDEX schema.owed_parts_place ON owed_parts (debtor, invoice);

-- What was taken off an invoice settles its parts from the first to the last.
CREATE VIEW schema.part_balances_worked_out AS
  WITH cumulated AS (
    SELECT p.debtor, p.invoice, p.due_on, b.currency, b.charge, max(p.amount, 0) AS owed,
      b.total - b.balance - min(b.total, 0) AS taken,
      coalesce(sum(max(p.amount, 0)) OVER earlier, 0) AS before
    FROM owed_parts p JOIN balances b ON b.debtor = p.debtor AND b.invoice = p.invoice
    WINDOW earlier AS (PARTITION BY p.debtor, p.invoice ORDER BY p.due_on, p.place
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
  )
  SELECT debtor, invoice, due_on, currency, charge,
    owed - CASE
      WHEN taken < 0 AND before = 0 THEN taken
      WHEN taken < 0 THEN 0
      ELSE max(0, min(owed, taken - before))
    END AS balance
  FROM cumulated;
CREATE TABLE schema.part_balances AS SELECT * FROM schema.part_balances_worked_out;
CREATE INDEX schema.part_balances_place ON part_balances (debtor, invoice);

-- What is open, by the day from which it is late. What a client is owed (credit notes, overpayments) stands on the last day.
CREATE VIEW schema.open_pieces_worked_out AS
  SELECT debtor, invoice, due_on, currency, charge, balance FROM part_balances WHERE balance <> 0
  UNION ALL
  SELECT b.debtor, b.invoice, (SELECT max(due_on) FROM owed_parts p WHERE p.debtor = b.debtor AND p.invoice = b.invoice),
    b.currency, b.charge,
    b.balance - (SELECT sum(balance) FROM part_balances p WHERE p.debtor = b.debtor AND p.invoice = b.invoice) AS rest
  FROM balances b WHERE rest <> 0;
CREATE TABLE schema.open_pieces AS SELECT * FROM schema.open_pieces_worked_out;
CREATE INDEX schema.open_pieces_place ON open_pieces (debtor, invoice);

-- What each open dispute contests: no more than is open, those opened first first.
CREATE VIEW schema.contested_worked_out AS
  WITH stated AS (
    SELECT d.debtor, d.invoice, d.entry, d.at, d.reason, b.currency, b.balance,
      min(coalesce(d.amount, b.balance), b.balance) AS stated,
      coalesce(sum(min(coalesce(d.amount, b.balance), b.balance)) OVER
        (PARTITION BY d.debtor, d.invoice ORDER BY d.entry ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM disputes d JOIN balances b ON b.debtor = d.debtor AND b.invoice = d.invoice
    WHERE d.resolved = 'no' AND b.balance > 0
  )
  SELECT debtor, invoice, entry, at, reason, currency, min(stated, balance - before) AS amount
  FROM stated WHERE min(stated, balance - before) > 0;
CREATE TABLE schema.contested AS SELECT * FROM schema.contested_worked_out;
CREATE INDEX schema.contested_place ON contested (debtor, invoice);

-- What was invoiced, less credit notes; claims for being late are no sales.
CREATE VIEW schema.sales_worked_out AS
  SELECT issued_on AS sold_on, currency, total AS amount FROM invoices WHERE charge IS NULL
  UNION ALL
  SELECT date(n.at), n.currency, -n.amount FROM credit_notes n
    JOIN invoices i ON i.debtor = n.debtor AND i.invoice = n.invoice WHERE i.charge IS NULL;
CREATE TABLE schema.sales AS SELECT * FROM schema.sales_worked_out;

-- What is open of sales at the end of the day asked about, and what of it is not past due.
CREATE VIEW schema.receivables AS
  SELECT currency, sum(balance) AS total, sum(CASE WHEN due_on >= (SELECT last_day FROM asked) THEN balance ELSE 0 END) AS current
  FROM open_pieces WHERE charge IS NULL GROUP BY currency;
