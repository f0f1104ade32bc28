-- Documents that were issued from cases, with their bytes: in the transaction of the event that names them, and erased in time or with their case.
CREATE TABLE case_documents (
  centre    TEXT NOT NULL,
  id        TEXT NOT NULL,
  case_id   TEXT NOT NULL,
  -- SHA-256 of the check code, which stands on the document alone.
  code_hash TEXT NOT NULL UNIQUE CHECK (length(code_hash) = 64),
  initials  TEXT NOT NULL,
  -- SHA-256 of the bytes, as the event says too.
  hash      TEXT NOT NULL CHECK (length(hash) = 64),
  body      BLOB NOT NULL,
  erase_at  INTEGER NOT NULL,
  PRIMARY KEY (centre, case_id, id),
  FOREIGN KEY (centre, case_id) REFERENCES cases (centre, id)
) STRICT;

-- What was issued from a case, as JSON.
ALTER TABLE cases ADD COLUMN documents TEXT NOT NULL DEFAULT '[]';
