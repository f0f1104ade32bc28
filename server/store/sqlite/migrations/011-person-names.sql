-- What people and programs were called before they were renamed or removed; since 0 = from the beginning.
CREATE TABLE person_names (
  id    TEXT NOT NULL CHECK (id <> ''),
  since INTEGER NOT NULL,
  name  TEXT NOT NULL,
  PRIMARY KEY (id, since)
) STRICT, WITHOUT ROWID;
