-- What somebody has answered of a form and not sent yet: personal, behind its secret alone, and taken away when its time has come.
CREATE TABLE form_drafts (
  secret     TEXT NOT NULL PRIMARY KEY CHECK (length(secret) >= 32),
  centre     TEXT NOT NULL REFERENCES centres (id),
  -- JSON: the form, the language, the answers as they were typed, and what is proved.
  about      TEXT NOT NULL CHECK (json_type(about) = 'object'),
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX form_drafts_expire ON form_drafts (expires_at);
