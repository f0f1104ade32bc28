-- What a visitor was told of the wait, in seconds: the estimate, and the range as it was shown.
ALTER TABLE legs ADD COLUMN quoted_low INTEGER CHECK (quoted_low >= 0);
ALTER TABLE legs ADD COLUMN quoted_middle INTEGER CHECK (quoted_middle >= 0);
ALTER TABLE legs ADD COLUMN quoted_high INTEGER CHECK (quoted_high >= 0);
ALTER TABLE legs ADD COLUMN quoted_basis TEXT CHECK (quoted_basis IN ('learnt', 'minutes-per-ticket', 'standard'));
ALTER TABLE legs ADD COLUMN promised_from INTEGER CHECK (promised_from >= 0);
ALTER TABLE legs ADD COLUMN promised_to INTEGER CHECK (promised_to >= 0);

-- What was learnt of each centre's waits; `body` is JSON of the form that `version` names.
CREATE TABLE learnt (
  centre    TEXT NOT NULL PRIMARY KEY REFERENCES centres (id),
  version   INTEGER NOT NULL,
  learnt_at INTEGER NOT NULL,
  body      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
