-- Files of cases, with their bytes: in the transaction of the event that names them, in every backup, and erased with the texts.
CREATE TABLE case_files (
  centre  TEXT NOT NULL,
  id      TEXT NOT NULL,
  case_id TEXT NOT NULL,
  name    TEXT NOT NULL CHECK (name <> ''),
  kind    TEXT NOT NULL CHECK (kind IN ('pdf', 'jpeg', 'png')),
  -- SHA-256 of the bytes, as the event says too.
  hash    TEXT NOT NULL CHECK (length(hash) = 64),
  body    BLOB NOT NULL,
  PRIMARY KEY (centre, case_id, id),
  FOREIGN KEY (centre, case_id) REFERENCES cases (centre, id)
) STRICT;

-- How many files were added: in all, and since anything else has happened.
ALTER TABLE cases ADD COLUMN files INTEGER NOT NULL DEFAULT 0 CHECK (files >= 0);
ALTER TABLE cases ADD COLUMN files_of_step INTEGER NOT NULL DEFAULT 0 CHECK (files_of_step >= 0);
