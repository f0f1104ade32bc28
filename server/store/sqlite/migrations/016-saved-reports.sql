-- Choices of reports, kept under a name for all who lead a centre.
CREATE TABLE saved_reports (
  centre  TEXT NOT NULL REFERENCES centres (id),
  id      TEXT NOT NULL CHECK (id <> ''),
  name    TEXT NOT NULL CHECK (name <> ''),
  choices TEXT NOT NULL CHECK (json_type(choices) = 'object'),
  -- Who saved it last: JSON of an actor.
  by      TEXT NOT NULL CHECK (json_type(by) = 'object'),
  at      INTEGER NOT NULL,
  PRIMARY KEY (centre, id),
  UNIQUE (centre, name)
) STRICT, WITHOUT ROWID;
