-- The time that everybody on this store goes by, for each run of a machine: ms since it started plus `offset`.
CREATE TABLE clocks (
  boot         TEXT NOT NULL PRIMARY KEY CHECK (boot <> ''),
  "offset"     REAL NOT NULL,
  generation   INTEGER NOT NULL CHECK (generation > 0),
  -- Where the start was in doubt: the time that it went on from.
  doubt_from   REAL,
  corrected_at INTEGER,
  seen_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
