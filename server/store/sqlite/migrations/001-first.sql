-- Times are ms since 1970, dates YYYY-MM-DD, flags 0 or 1.

CREATE TABLE meta (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('epoch', lower(hex(randomblob(16))));

CREATE TABLE probe (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  filler BLOB NOT NULL
) STRICT;

CREATE TABLE centres (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64 AND id NOT GLOB '*[^a-z0-9-]*')
) STRICT, WITHOUT ROWID;

-- Comes with the event that brings a ticket into the world, or with its first imported leg.
CREATE TABLE tickets (
  centre TEXT NOT NULL REFERENCES centres (id),
  id     TEXT NOT NULL CHECK (id <> ''),
  PRIMARY KEY (centre, id)
) STRICT, WITHOUT ROWID;

-- The log. `body` is the truth and what `hash` was made of; type, ticket, day and at repeat what it says, to find it by.
CREATE TABLE events (
  centre TEXT NOT NULL REFERENCES centres (id),
  seq    INTEGER NOT NULL CHECK (seq > 0),
  ticket TEXT,
  type   TEXT NOT NULL CHECK (type <> ''),
  day    TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  at     INTEGER NOT NULL,
  body   TEXT NOT NULL CHECK (body <> ''),
  hash   TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (centre, seq),
  FOREIGN KEY (centre, ticket) REFERENCES tickets (centre, id)
) STRICT;
CREATE INDEX events_of_ticket ON events (ticket) WHERE ticket IS NOT NULL;
CREATE INDEX events_day_opened ON events (centre, seq) WHERE type = 'day-opened';
CREATE INDEX events_configured ON events (centre, seq) WHERE type = 'centre-configured';

-- A fact is never changed or taken away.
CREATE TRIGGER events_keep BEFORE DELETE ON events BEGIN SELECT raise(ABORT, 'an event is never deleted'); END;
CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT raise(ABORT, 'an event is never changed'); END;

-- Kept in the order in which reports read them.
CREATE TABLE legs (
  centre         TEXT NOT NULL REFERENCES centres (id),
  date           TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ticket         TEXT NOT NULL,
  leg            INTEGER NOT NULL CHECK (leg >= 0),
  practice       INTEGER NOT NULL CHECK (practice IN (0, 1)),
  number         TEXT NOT NULL,
  service        TEXT NOT NULL,
  priority_class TEXT,
  channel        TEXT NOT NULL,
  counter        TEXT,
  clerk          TEXT,
  issued_at      INTEGER NOT NULL,
  queued_at      INTEGER,
  called_at      INTEGER,
  started_at     INTEGER,
  ended_at       INTEGER,
  calls          INTEGER NOT NULL CHECK (calls >= 0),
  wait_seconds    INTEGER CHECK (wait_seconds >= 0),
  walk_seconds    INTEGER CHECK (walk_seconds >= 0),
  service_seconds INTEGER CHECK (service_seconds >= 0),
  parked_seconds  INTEGER NOT NULL CHECK (parked_seconds >= 0),
  ending         TEXT CHECK (ending IN ('served', 'transferred', 'no-show', 'cancelled', 'expired')),
  outcome        TEXT,
  inaccurate     INTEGER NOT NULL CHECK (inaccurate IN (0, 1)),
  imported       INTEGER NOT NULL CHECK (imported IN (0, 1)),
  PRIMARY KEY (centre, date, ticket, leg),
  FOREIGN KEY (centre, ticket) REFERENCES tickets (centre, id)
) STRICT, WITHOUT ROWID;

-- A test page belongs to no ticket.
CREATE TABLE jobs (
  id        TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  centre    TEXT NOT NULL REFERENCES centres (id),
  printer   TEXT NOT NULL,
  ticket    TEXT,
  copy      INTEGER NOT NULL CHECK (copy IN (0, 1)),
  queued_at INTEGER NOT NULL,
  slip      TEXT NOT NULL,
  status    TEXT NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sending', 'printed', 'sent', 'failed')),
  reason    TEXT,
  marked_at INTEGER,
  FOREIGN KEY (centre, ticket) REFERENCES tickets (centre, id)
) STRICT;
CREATE INDEX jobs_pending ON jobs (centre, printer, queued_at) WHERE status IN ('queued', 'sending');
CREATE INDEX jobs_recent ON jobs (centre, queued_at);

-- What can be erased stands here and nowhere else.
CREATE TABLE personal (
  centre   TEXT NOT NULL,
  ticket   TEXT NOT NULL,
  note     TEXT,
  phone    TEXT,
  erase_at INTEGER NOT NULL,
  PRIMARY KEY (centre, ticket),
  FOREIGN KEY (centre, ticket) REFERENCES tickets (centre, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX personal_erase ON personal (erase_at);

CREATE TABLE secrets (
  secret     TEXT NOT NULL PRIMARY KEY CHECK (length(secret) >= 16),
  centre     TEXT NOT NULL,
  ticket     TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  FOREIGN KEY (centre, ticket) REFERENCES tickets (centre, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX secrets_of_ticket ON secrets (centre, ticket);
CREATE INDEX secrets_expire ON secrets (expires_at);

CREATE TABLE answers (
  scope     TEXT NOT NULL,
  key       TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  status    INTEGER NOT NULL CHECK (status BETWEEN 100 AND 599),
  body      TEXT NOT NULL,
  kept_at   INTEGER NOT NULL,
  PRIMARY KEY (scope, key)
) STRICT;
CREATE INDEX answers_kept ON answers (kept_at);

CREATE TABLE leases (
  name       TEXT NOT NULL PRIMARY KEY,
  owner      TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
  id            TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  login         TEXT NOT NULL UNIQUE CHECK (login <> ''),
  name          TEXT NOT NULL,
  role          TEXT NOT NULL CHECK (role IN ('admin', 'manager', 'clerk', 'reception')),
  centre        TEXT REFERENCES centres (id),
  -- A JSON list of counters.
  counters      TEXT CHECK (json_type(counters) = 'array'),
  password_hash TEXT NOT NULL,
  active        INTEGER NOT NULL CHECK (active IN (0, 1)),
  must_change   INTEGER NOT NULL CHECK (must_change IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  hash       TEXT NOT NULL PRIMARY KEY CHECK (hash <> ''),
  user       TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_of_user ON sessions (user);
CREATE INDEX sessions_expire ON sessions (expires_at);

CREATE TABLE tokens (
  id         TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  hash       TEXT NOT NULL UNIQUE CHECK (hash <> ''),
  name       TEXT NOT NULL,
  role       TEXT NOT NULL CHECK (role IN ('admin', 'manager', 'clerk', 'reception')),
  centre     TEXT REFERENCES centres (id),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
  id       TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  centre   TEXT NOT NULL REFERENCES centres (id),
  kind     TEXT NOT NULL CHECK (kind IN ('kiosk', 'display')),
  place    TEXT NOT NULL,
  code     TEXT NOT NULL,
  hash     TEXT NOT NULL UNIQUE CHECK (hash <> ''),
  approved INTEGER NOT NULL CHECK (approved IN (0, 1)),
  asked_at INTEGER NOT NULL,
  seen_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX devices_of_centre ON devices (centre, code);

-- Failed sign-ins, by account or device.
CREATE TABLE failures (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  at   INTEGER NOT NULL
) STRICT;
CREATE INDEX failures_by_name ON failures (name, at);
