-- Decision tables, every version with its bytes: proposed by one, brought into force by another.
CREATE TABLE decision_tables (
  hash        TEXT NOT NULL PRIMARY KEY,
  id          TEXT NOT NULL,
  version     INTEGER NOT NULL CHECK (version > 0),
  document    TEXT NOT NULL CHECK (json_type(document) = 'object'),
  proposed_by TEXT NOT NULL,
  proposed_at INTEGER NOT NULL,
  approved_by TEXT CHECK (approved_by IS NULL OR approved_by <> proposed_by),
  approved_at INTEGER,
  UNIQUE (id, version),
  CHECK ((approved_by IS NULL) = (approved_at IS NULL))
) STRICT, WITHOUT ROWID;

-- The table that decides a case, and what it decided, as JSON.
ALTER TABLE cases ADD COLUMN decided_by TEXT;
ALTER TABLE cases ADD COLUMN decision TEXT CHECK (decision IS NULL OR json_type(decision) = 'object');

DROP INDEX cases_unclosed;
CREATE INDEX cases_unclosed ON cases (centre, due)
  WHERE status IN ('received', 'routed', 'assigned', 'asked', 'checking', 'answered', 'decided', 'joined');
CREATE INDEX cases_decided ON cases (centre, answered_at) WHERE decision IS NOT NULL;
