-- 1 until the first user has signed in for the first time: till then the first password is kept where it can be read.
ALTER TABLE users ADD COLUMN untried INTEGER NOT NULL DEFAULT 0 CHECK (untried IN (0, 1));
-- JSON of a second factor that is in use; NULL = none.
ALTER TABLE users ADD COLUMN second_factor TEXT;

-- Who came in, who tried, and what was changed of who may. What strangers do is gathered: `times` of it up to `last_at`.
CREATE TABLE security (
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  at       INTEGER NOT NULL,
  last_at  INTEGER NOT NULL,
  times    INTEGER NOT NULL CHECK (times >= 1),
  what     TEXT NOT NULL CHECK (what <> ''),
  stranger INTEGER NOT NULL CHECK (stranger IN (0, 1)),
  who      TEXT,
  address  TEXT,
  centre   TEXT,
  about    TEXT
) STRICT;
CREATE INDEX security_gathered ON security (what, address, last_at) WHERE stranger = 1;
