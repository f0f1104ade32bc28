-- People that a head office sends to its branches: there the centres that somebody works in (JSON), at a branch what was sent of them
-- (JSON) and until when they may come in without a word of the head office.
ALTER TABLE users ADD COLUMN places TEXT;
ALTER TABLE users ADD COLUMN national TEXT;
ALTER TABLE users ADD COLUMN national_ends_at INTEGER;
-- At a head office: who of them is in force at each branch (JSON), as it said last.
CREATE TABLE people_reports (
  centre TEXT NOT NULL PRIMARY KEY,
  digest TEXT NOT NULL CHECK (digest <> ''),
  people TEXT NOT NULL CHECK (people <> ''),
  at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Those who were ended there for good: wherever a branch still has them, they go.
CREATE TABLE people_ended (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
