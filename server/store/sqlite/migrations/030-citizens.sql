-- Codes on their way to the phones and addresses of citizens: one of each key (HMAC), and none of them with its figures.
CREATE TABLE citizen_codes (
  "key"      TEXT NOT NULL PRIMARY KEY,
  code       TEXT NOT NULL UNIQUE,
  "by"       TEXT NOT NULL CHECK ("by" IN ('phone', 'email')),
  -- What tells where it is sent to.
  centre     TEXT NOT NULL REFERENCES centres (id),
  kind       TEXT NOT NULL CHECK (kind IN ('case', 'seat')),
  id         TEXT NOT NULL,
  language   TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX citizen_codes_expire ON citizen_codes (expires_at);

-- Who showed with a code that a phone or an address is theirs, for some minutes.
CREATE TABLE citizen_sessions (
  hash       TEXT NOT NULL PRIMARY KEY,
  "key"      TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX citizen_sessions_expire ON citizen_sessions (expires_at);
