CREATE TABLE cases (
  centre           word NOT NULL REFERENCES centres (id),
  id               word NOT NULL CHECK (id <> ''),
  number           word NOT NULL,
  kind             word NOT NULL,
  topic            word,
  person           word NOT NULL,
  channel          word NOT NULL,
  language         word NOT NULL,
  -- The official named in a complaint.
  against          word,
  status           word NOT NULL CHECK (status IN
    ('unconfirmed', 'received', 'routed', 'assigned', 'asked', 'checking', 'answered', 'decided', 'joined', 'sent-on', 'left',
     'withdrawn', 'lapsed', 'closed')),
  received_on      day NOT NULL,
  counted_from     day NOT NULL,
  registered_at    bigint NOT NULL,
  days             integer NOT NULL CHECK (days > 0),
  extended         integer NOT NULL CHECK (extended >= 0),
  -- JSON: spans of dates in which the time stood still, and the due dates that the citizen was told.
  pauses           word NOT NULL CHECK (left(pauses, 1) = '['),
  due              day NOT NULL,
  told             word NOT NULL CHECK (left(told, 1) = '['),
  department       word,
  executor         word,
  routed           integer NOT NULL CHECK (routed >= 0),
  asked_from       word,
  control          boolean NOT NULL,
  repeats          word,
  objects_to       word,
  joined_to        word,
  ticket           word,
  seat             word,
  form             word NOT NULL,
  answers_hash     word NOT NULL,
  decided_by       word,
  decision         word CHECK (left(decision, 1) = '{'),
  visitor          word,
  visit_of         word,
  draws            integer NOT NULL CHECK (draws >= 0),
  visited_at       bigint,
  silent           word NOT NULL CHECK (left(silent, 1) = '['),
  tries            integer NOT NULL CHECK (tries >= 0),
  outcome          word,
  answered_at      bigint,
  reopened         integer NOT NULL CHECK (reopened >= 0),
  files            integer NOT NULL CHECK (files >= 0),
  files_of_step    integer NOT NULL CHECK (files_of_step >= 0),
  documents        word NOT NULL CHECK (left(documents, 1) = '['),
  helped           word CHECK (left(helped, 1) = '{'),
  since            bigint NOT NULL,
  PRIMARY KEY (centre, id),
  FOREIGN KEY (centre, ticket) REFERENCES tickets (centre, id),
  FOREIGN KEY (centre, seat) REFERENCES seats (centre, id)
);
CREATE UNIQUE INDEX cases_number ON cases (centre, number);
CREATE INDEX cases_of_person ON cases (centre, person, topic, received_on);
CREATE INDEX cases_registered ON cases (centre, registered_at, number);
CREATE INDEX cases_due ON cases (centre, due, number);
CREATE INDEX cases_unclosed ON cases (centre, due, number)
  WHERE status IN ('unconfirmed', 'received', 'routed', 'assigned', 'asked', 'checking', 'answered', 'decided', 'joined');
CREATE INDEX cases_visiting ON cases (centre, due, number) WHERE visitor IS NOT NULL AND visited_at IS NULL;
CREATE INDEX cases_joined ON cases (centre, joined_to) WHERE joined_to IS NOT NULL;
CREATE INDEX cases_objecting ON cases (centre, objects_to) WHERE objects_to IS NOT NULL;
CREATE INDEX cases_decided ON cases (centre, answered_at) WHERE decision IS NOT NULL;
CREATE INDEX cases_callbacks ON cases (centre, due) WHERE kind = 'callback';

CREATE TABLE case_people (
  centre    word NOT NULL,
  case_id   word NOT NULL,
  person    word NOT NULL,
  phone_key word,
  email_key word,
  -- JSON: who they are, how to reach them, and what they answered.
  about     word NOT NULL CHECK (left(about, 1) = '{'),
  -- null while an answer is owed.
  erase_at  bigint,
  PRIMARY KEY (centre, case_id),
  FOREIGN KEY (centre, case_id) REFERENCES cases (centre, id)
);
CREATE INDEX case_people_phone ON case_people (centre, phone_key) WHERE phone_key IS NOT NULL;
CREATE INDEX case_people_email ON case_people (centre, email_key) WHERE email_key IS NOT NULL;
CREATE INDEX case_people_erase ON case_people (erase_at) WHERE erase_at IS NOT NULL;

-- What a case is found by: its words, folded, each with its centre (case-words.ts). It goes with who asked.
CREATE TABLE case_words (
  centre  word NOT NULL,
  case_id word NOT NULL,
  words   tsvector NOT NULL,
  PRIMARY KEY (centre, case_id),
  FOREIGN KEY (centre, case_id) REFERENCES case_people (centre, case_id) ON DELETE CASCADE
);
CREATE INDEX case_words_found ON case_words USING gin (words);

CREATE TABLE case_texts (
  centre  word NOT NULL,
  id      word NOT NULL,
  case_id word NOT NULL,
  body    word NOT NULL,
  PRIMARY KEY (centre, case_id, id),
  FOREIGN KEY (centre, case_id) REFERENCES cases (centre, id)
);

CREATE TABLE case_files (
  centre  word NOT NULL,
  id      word NOT NULL,
  case_id word NOT NULL,
  name    word NOT NULL CHECK (name <> ''),
  kind    word NOT NULL CHECK (kind IN ('pdf', 'jpeg', 'png')),
  -- SHA-256 of the bytes, as the event says too.
  hash    word NOT NULL CHECK (length(hash) = 64),
  body    bytea NOT NULL,
  PRIMARY KEY (centre, case_id, id),
  FOREIGN KEY (centre, case_id) REFERENCES cases (centre, id)
);

CREATE TABLE case_documents (
  centre    word NOT NULL,
  id        word NOT NULL,
  case_id   word NOT NULL,
  -- SHA-256 of the check code, which stands on the document alone.
  code_hash word NOT NULL UNIQUE CHECK (length(code_hash) = 64),
  initials  word NOT NULL,
  -- SHA-256 of the bytes, as the event says too.
  hash      word NOT NULL CHECK (length(hash) = 64),
  body      bytea NOT NULL,
  erase_at  bigint NOT NULL,
  PRIMARY KEY (centre, case_id, id),
  FOREIGN KEY (centre, case_id) REFERENCES cases (centre, id)
);
CREATE INDEX case_documents_erase ON case_documents (erase_at);

CREATE TABLE case_secrets (
  secret  word NOT NULL PRIMARY KEY CHECK (length(secret) >= 32),
  centre  word NOT NULL,
  case_id word NOT NULL,
  FOREIGN KEY (centre, case_id) REFERENCES cases (centre, id)
);
CREATE INDEX case_secrets_of_case ON case_secrets (centre, case_id);

CREATE TABLE case_looks (
  centre  word NOT NULL REFERENCES centres (id),
  id      word NOT NULL,
  case_id word,
  at      bigint NOT NULL,
  by_kind word NOT NULL,
  by_id   word NOT NULL,
  by_role word NOT NULL,
  what    word NOT NULL CHECK (what IN ('opened', 'searched', 'overseen', 'printed')),
  -- What a search went by, never the words themselves; or why a case was opened.
  about   word,
  PRIMARY KEY (centre, id)
);
CREATE INDEX case_looks_of_case ON case_looks (centre, case_id, at) WHERE case_id IS NOT NULL;
CREATE INDEX case_looks_in_vain ON case_looks (at) WHERE case_id IS NULL;

-- Who looked at a case is kept as long as who asked.
CREATE FUNCTION looks_go_with_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM case_looks USING gone WHERE case_looks.centre = gone.centre AND case_looks.case_id = gone.case_id;
  RETURN NULL;
END $$;
CREATE TRIGGER case_people_erased AFTER DELETE ON case_people REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION looks_go_with_people();
