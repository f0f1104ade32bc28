-- How people say that it was. Not in the log: those who read it would see each with its visit, before there are enough together.
CREATE TABLE ratings (
  centre   TEXT NOT NULL REFERENCES centres (id),
  kind     TEXT NOT NULL CHECK (kind IN ('visit', 'case', 'anonymous')),
  -- The ticket or the case; of an anonymous one an id of its own.
  subject  TEXT NOT NULL CHECK (subject <> ''),
  -- The business day of the visit, the date of the answer, or that on which an anonymous one was given.
  date     TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
  score    INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
  reasons  TEXT NOT NULL CHECK (json_type(reasons) = 'array'),
  service  TEXT,
  clerk    TEXT,
  first_at INTEGER NOT NULL,
  given_at INTEGER NOT NULL,
  -- The centre's date when it was given last.
  given_on TEXT NOT NULL CHECK (given_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  PRIMARY KEY (centre, kind, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX ratings_of_day ON ratings (centre, date);

-- What can be erased of a rating.
CREATE TABLE rating_comments (
  centre   TEXT NOT NULL,
  kind     TEXT NOT NULL,
  subject  TEXT NOT NULL,
  comment  TEXT NOT NULL CHECK (comment <> ''),
  erase_at INTEGER NOT NULL,
  PRIMARY KEY (centre, kind, subject),
  FOREIGN KEY (centre, kind, subject) REFERENCES ratings (centre, kind, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX rating_comments_erase ON rating_comments (erase_at);

-- Whose visits are asked about: the SHA-256 of the ticket's secret opens the rating longer than the secret opens the ticket. That they were asked stays.
CREATE TABLE rating_asks (
  centre     TEXT NOT NULL,
  date       TEXT NOT NULL,
  ticket     TEXT NOT NULL,
  link       TEXT,
  expires_at INTEGER,
  PRIMARY KEY (centre, date, ticket),
  FOREIGN KEY (centre, ticket) REFERENCES tickets (centre, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX rating_asks_link ON rating_asks (link) WHERE link IS NOT NULL;
CREATE INDEX rating_asks_expire ON rating_asks (expires_at) WHERE expires_at IS NOT NULL;
