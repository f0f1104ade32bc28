-- The outbox: what people are told of their seats. Nothing personal: the address stands with the person of the seat.
CREATE TABLE notices (
  centre     TEXT NOT NULL REFERENCES centres (id),
  id         TEXT NOT NULL CHECK (id <> ''),
  "key"      TEXT NOT NULL,
  seat       TEXT NOT NULL,
  kind       TEXT NOT NULL,
  -- The start of the slot that it tells of, or the SEQUENCE of the change.
  about      INTEGER NOT NULL,
  must_reach INTEGER NOT NULL CHECK (must_reach IN (0, 1)),
  -- When to send it; 0 = at once. It belongs to the calendar: a correction of the time does not move it.
  due        INTEGER NOT NULL,
  retry_at   INTEGER,
  channel    TEXT,
  status     TEXT NOT NULL DEFAULT 'queued'
    CHECK (status IN ('queued', 'sending', 'sent', 'delivered', 'failed', 'lapsed', 'cancelled')),
  reason     TEXT,
  tries      INTEGER NOT NULL DEFAULT 0,
  deaths     INTEGER NOT NULL DEFAULT 0,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (centre, id),
  UNIQUE (centre, "key")
) STRICT, WITHOUT ROWID;
CREATE INDEX notices_waiting ON notices (centre, status, due) WHERE status IN ('queued', 'sending');
CREATE INDEX notices_of_seat ON notices (centre, seat);
