-- The journal. Rows are appended and never changed; only erasing a person's data empties content and salt.
CREATE TABLE debtor (
  id INTEGER PRIMARY KEY,
  chain_length INTEGER NOT NULL,
  chain_head BLOB NOT NULL
) STRICT;

CREATE TABLE batch (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  recorded_at TEXT NOT NULL,
  author TEXT NOT NULL,
  window TEXT NOT NULL,
  action TEXT NOT NULL,
  undoes BLOB,
  amends BLOB
) STRICT;

-- A window that has just opened has none of its own, and must not look through all to see it.
CREATE INDEX batch_by_window ON batch (window);

-- What was recorded since yesterday is counted for the day.
CREATE INDEX batch_by_time ON batch (recorded_at);

-- A row holds one entry, or, when its kind is `figures`, several that came together: `[["invoice","2026-01-31",{…}],…]`.
-- The id is made of debtor and number of the first entry, so that a chain lies together and grows at its end.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  debtor INTEGER NOT NULL GENERATED ALWAYS AS (id >> 24) VIRTUAL REFERENCES debtor (id),
  number INTEGER NOT NULL GENERATED ALWAYS AS (id & 0xffffff) VIRTUAL,
  facts INTEGER NOT NULL,
  batch INTEGER NOT NULL REFERENCES batch (seq),
  kind TEXT NOT NULL,
  happened_at TEXT NOT NULL,
  content TEXT,
  salt BLOB,
  content_hash BLOB NOT NULL,
  previous_hash BLOB NOT NULL
) STRICT;

-- The journal entry by entry, for people who ask in SQL.
CREATE VIEW entry AS
  SELECT id, debtor, number, batch, kind, happened_at, content FROM journal WHERE kind <> 'figures' OR content IS NULL
  UNION ALL
  SELECT j.id + fact.key, j.debtor, j.number + fact.key, j.batch, fact.value ->> 0,
    CASE length(fact.value ->> 1) WHEN 10 THEN (fact.value ->> 1) || 'T00:00:00' ELSE fact.value ->> 1 END,
    fact.value -> 2
  FROM journal j, json_each(j.content) fact WHERE j.kind = 'figures';

-- The debtors that a batch has entries of.
CREATE TABLE batch_debtor (
  batch INTEGER NOT NULL REFERENCES batch (seq),
  debtor INTEGER NOT NULL REFERENCES debtor (id),
  PRIMARY KEY (batch, debtor)
) STRICT, WITHOUT ROWID;

-- What the program remembers beside the journal.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What is being typed: a `note`, or a `call` with what is known of it besides its note, as JSON.
CREATE TABLE draft (
  debtor INTEGER NOT NULL REFERENCES debtor (id),
  window TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  call TEXT,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (debtor, window, kind)
) STRICT, WITHOUT ROWID;

-- Messages that are not known to be out. What is known to be out is a contact in the journal, whose batch has the same id.
-- `purpose` is the same for all messages that would do the same step; two of them are never under way together.
CREATE TABLE outbox (
  id BLOB PRIMARY KEY,
  debtor INTEGER NOT NULL REFERENCES debtor (id),
  state TEXT NOT NULL,
  purpose TEXT,
  message TEXT NOT NULL,
  answer TEXT,
  author TEXT NOT NULL,
  window TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX outbox_under_way ON outbox (debtor, purpose) WHERE state IN ('intent', 'unknown');
CREATE INDEX outbox_by_debtor ON outbox (debtor);

-- Everything below is made from the journal and can be made anew at any time.
-- Days are counted from 1970-01-01, moments in seconds from its midnight, local time.
CREATE TABLE identity (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  debtor INTEGER NOT NULL REFERENCES debtor (id),
  PRIMARY KEY (kind, value, debtor)
) STRICT, WITHOUT ROWID;

CREATE TABLE standing (
  debtor INTEGER PRIMARY KEY REFERENCES debtor (id),
  band INTEGER NOT NULL,
  points INTEGER NOT NULL,
  oldest_due_on INTEGER,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  debtor_type TEXT NOT NULL,
  weight INTEGER NOT NULL,
  to_collect TEXT NOT NULL,
  last_contact_on INTEGER,
  handled_on INTEGER,
  as_of INTEGER NOT NULL,
  holds_until INTEGER,
  haystack TEXT NOT NULL
) STRICT;

CREATE INDEX standing_by_urgency ON standing (band, points DESC, oldest_due_on, code);
CREATE INDEX standing_by_change ON standing (holds_until);

CREATE TABLE standing_detail (
  debtor INTEGER PRIMARY KEY REFERENCES debtor (id),
  detail BLOB NOT NULL
) STRICT;
