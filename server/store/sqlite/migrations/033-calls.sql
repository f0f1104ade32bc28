-- What the telephone exchange told of calls, each event once; no number of a telephone.
CREATE TABLE calls (
  centre  TEXT NOT NULL REFERENCES centres (id),
  -- The exchange's own id of the call.
  call    TEXT NOT NULL CHECK (call <> ''),
  event   TEXT NOT NULL CHECK (event IN ('ringing', 'answered', 'ended', 'abandoned')),
  at      INTEGER NOT NULL,
  counter TEXT,
  ticket  TEXT,
  digest  TEXT NOT NULL,
  PRIMARY KEY (centre, call, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX calls_at ON calls (centre, at);
