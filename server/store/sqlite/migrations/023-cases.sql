-- Cases, as the log tells them: one row each, written in the transaction of the event that changed it.
CREATE TABLE cases (
  centre           TEXT NOT NULL REFERENCES centres (id),
  id               TEXT NOT NULL CHECK (id <> ''),
  number           TEXT NOT NULL,
  kind             TEXT NOT NULL,
  topic            TEXT,
  person           TEXT NOT NULL,
  channel          TEXT NOT NULL,
  language         TEXT NOT NULL,
  -- The official named in a complaint.
  against          TEXT,
  status           TEXT NOT NULL CHECK (status IN
    ('received', 'routed', 'assigned', 'asked', 'checking', 'answered', 'decided', 'joined', 'sent-on', 'left', 'withdrawn', 'closed')),
  received_on      TEXT NOT NULL,
  counted_from     TEXT NOT NULL,
  registered_at    INTEGER NOT NULL,
  days             INTEGER NOT NULL CHECK (days > 0),
  extended         INTEGER NOT NULL CHECK (extended >= 0),
  -- JSON: spans of dates in which the time stood still, and the due dates that the citizen was told.
  pauses           TEXT NOT NULL CHECK (json_type(pauses) = 'array'),
  due              TEXT NOT NULL CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  told             TEXT NOT NULL CHECK (json_type(told) = 'array'),
  department       TEXT,
  executor         TEXT,
  routed           INTEGER NOT NULL CHECK (routed >= 0),
  asked_from       TEXT,
  control          INTEGER NOT NULL CHECK (control IN (0, 1)),
  repeats          TEXT,
  objects_to       TEXT,
  joined_to        TEXT,
  ticket           TEXT,
  seat             TEXT,
  form             TEXT NOT NULL,
  answers_hash     TEXT NOT NULL,
  outcome          TEXT,
  answered_at      INTEGER,
  reopened         INTEGER NOT NULL CHECK (reopened >= 0),
  since            INTEGER NOT NULL,
  PRIMARY KEY (centre, id),
  FOREIGN KEY (centre, ticket) REFERENCES tickets (centre, id),
  FOREIGN KEY (centre, seat) REFERENCES seats (centre, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX cases_number ON cases (centre, number);
CREATE INDEX cases_of_person ON cases (centre, person, topic, received_on);
CREATE INDEX cases_unclosed ON cases (centre, due)
  WHERE status IN ('received', 'routed', 'assigned', 'asked', 'answered', 'joined');
CREATE INDEX cases_joined ON cases (centre, joined_to) WHERE joined_to IS NOT NULL;
CREATE INDEX cases_registered ON cases (centre, registered_at);

-- What can be erased of those who ask stands here, in the texts and nowhere else. Keys are HMACs.
CREATE TABLE case_people (
  centre    TEXT NOT NULL,
  case_id   TEXT NOT NULL,
  person    TEXT NOT NULL,
  phone_key TEXT,
  email_key TEXT,
  -- JSON: who they are, how to reach them, and what they answered.
  about     TEXT NOT NULL CHECK (json_type(about) = 'object'),
  -- null while an answer is owed.
  erase_at  INTEGER,
  PRIMARY KEY (centre, case_id),
  FOREIGN KEY (centre, case_id) REFERENCES cases (centre, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_people_phone ON case_people (centre, phone_key) WHERE phone_key IS NOT NULL;
CREATE INDEX case_people_email ON case_people (centre, email_key) WHERE email_key IS NOT NULL;
CREATE INDEX case_people_erase ON case_people (erase_at) WHERE erase_at IS NOT NULL;

-- Questions, replies, answers and comments.
CREATE TABLE case_texts (
  centre  TEXT NOT NULL,
  id      TEXT NOT NULL,
  case_id TEXT NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (centre, case_id, id),
  FOREIGN KEY (centre, case_id) REFERENCES cases (centre, id)
) STRICT, WITHOUT ROWID;

-- What opens a case on its citizen's phone, for as long as anything is kept of them.
CREATE TABLE case_secrets (
  secret  TEXT NOT NULL PRIMARY KEY CHECK (length(secret) >= 32),
  centre  TEXT NOT NULL,
  case_id TEXT NOT NULL,
  FOREIGN KEY (centre, case_id) REFERENCES cases (centre, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_secrets_of_case ON case_secrets (centre, case_id);

-- The history of a case, as the log tells it.
CREATE INDEX events_of_case ON events (centre, body ->> '$.case', seq) WHERE type GLOB 'case-*';

-- What somebody does beside calling visitors, as JSON, and for which department; the official who they are. null = none.
ALTER TABLE users ADD COLUMN duties TEXT CHECK (duties IS NULL OR json_type(duties) = 'array');
ALTER TABLE users ADD COLUMN department TEXT;
ALTER TABLE users ADD COLUMN official TEXT;
