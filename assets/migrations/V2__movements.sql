-- Movements of the house's bank accounts, as statements brought them. One is there if any batch that brought it stands;
-- a statement that was taken back and comes again brings it once more.
CREATE TABLE movement (
  id BLOB NOT NULL,
  batch INTEGER NOT NULL REFERENCES batch (seq),
  booked_on INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (id, batch)
) STRICT, WITHOUT ROWID;

CREATE INDEX movement_by_day ON movement (booked_on);

-- What a person made of a movement: `accepted` as a payment of a debtor, or `skipped` for good. It holds while its batch stands.
CREATE TABLE movement_mark (
  movement BLOB NOT NULL,
  batch INTEGER NOT NULL REFERENCES batch (seq),
  kind TEXT NOT NULL,
  debtor INTEGER REFERENCES debtor (id),
  PRIMARY KEY (movement, batch)
) STRICT, WITHOUT ROWID;

CREATE INDEX movement_mark_by_debtor ON movement_mark (debtor);
