CREATE TABLE notices (
  centre     word NOT NULL REFERENCES centres (id),
  id         word NOT NULL CHECK (id <> ''),
  key        word NOT NULL,
  seat       word NOT NULL,
  kind       word NOT NULL,
  -- The start of the slot that it tells of, or the SEQUENCE of the change.
  about      bigint NOT NULL,
  must_reach boolean NOT NULL,
  -- When to send it; 0 = at once. It belongs to the calendar: a correction of the time does not move it.
  due        bigint NOT NULL,
  retry_at   bigint,
  channel    word,
  status     word NOT NULL DEFAULT 'queued'
    CHECK (status IN ('queued', 'sending', 'sent', 'delivered', 'failed', 'lapsed', 'cancelled')),
  reason     word,
  tries      integer NOT NULL DEFAULT 0,
  deaths     integer NOT NULL DEFAULT 0,
  told_by    word,
  changed_at bigint NOT NULL,
  PRIMARY KEY (centre, id),
  UNIQUE (centre, key)
);
CREATE INDEX notices_of_seat ON notices (centre, seat);
CREATE INDEX notices_waiting ON notices (centre, status, due) WHERE status IN ('queued', 'sending');
CREATE INDEX notices_of_status ON notices (centre, status, id);

CREATE TABLE drafts (
  centre       word NOT NULL PRIMARY KEY REFERENCES centres (id),
  revision     word NOT NULL CHECK (revision <> ''),
  base_version integer NOT NULL CHECK (base_version > 0),
  document     word NOT NULL CHECK (left(document, 1) = '{'),
  digest       word NOT NULL CHECK (length(digest) = 64),
  -- Who typed it last: JSON of an actor.
  by           word NOT NULL CHECK (left(by, 1) = '{'),
  at           bigint NOT NULL
);

CREATE TABLE form_drafts (
  secret     word NOT NULL PRIMARY KEY CHECK (length(secret) >= 32),
  centre     word NOT NULL REFERENCES centres (id),
  -- JSON: the form, the language, the answers as they were typed, and what is proved.
  about      word NOT NULL CHECK (left(about, 1) = '{'),
  expires_at bigint NOT NULL
);
CREATE INDEX form_drafts_expire ON form_drafts (expires_at);

CREATE TABLE saved_reports (
  centre  word NOT NULL REFERENCES centres (id),
  id      word NOT NULL CHECK (id <> ''),
  name    word NOT NULL CHECK (name <> ''),
  choices word NOT NULL CHECK (left(choices, 1) = '{'),
  -- Who saved it last: JSON of an actor.
  by      word NOT NULL CHECK (left(by, 1) = '{'),
  at      bigint NOT NULL,
  PRIMARY KEY (centre, id),
  UNIQUE (centre, name)
);

CREATE TABLE decision_tables (
  hash        word NOT NULL PRIMARY KEY,
  id          word NOT NULL,
  version     integer NOT NULL CHECK (version > 0),
  document    word NOT NULL CHECK (left(document, 1) = '{'),
  proposed_by word NOT NULL,
  proposed_at bigint NOT NULL,
  approved_by word CHECK (approved_by <> proposed_by),
  approved_at bigint,
  UNIQUE (id, version),
  CHECK ((approved_by IS NULL) = (approved_at IS NULL))
);

CREATE TABLE citizen_codes (
  key        word NOT NULL PRIMARY KEY,
  code       word NOT NULL UNIQUE,
  by         word NOT NULL CHECK (by IN ('phone', 'email')),
  -- What tells where it is sent to.
  centre     word NOT NULL REFERENCES centres (id),
  kind       word NOT NULL CHECK (kind IN ('case', 'seat')),
  id         word NOT NULL,
  language   word NOT NULL,
  expires_at bigint NOT NULL
);
CREATE INDEX citizen_codes_expire ON citizen_codes (expires_at);

CREATE TABLE citizen_sessions (
  hash       word NOT NULL PRIMARY KEY,
  key        word NOT NULL,
  names      word NOT NULL,
  expires_at bigint NOT NULL
);
CREATE INDEX citizen_sessions_expire ON citizen_sessions (expires_at);

CREATE TABLE ratings (
  centre   word NOT NULL REFERENCES centres (id),
  kind     word NOT NULL CHECK (kind IN ('visit', 'case', 'anonymous')),
  -- The ticket or the case; of an anonymous one an id of its own.
  subject  word NOT NULL CHECK (subject <> ''),
  -- The business day of the visit, the date of the answer, or that on which an anonymous one was given.
  date     day NOT NULL,
  practice boolean NOT NULL,
  score    integer NOT NULL CHECK (score BETWEEN 1 AND 5),
  reasons  word NOT NULL CHECK (left(reasons, 1) = '['),
  service  word,
  clerk    word,
  first_at bigint NOT NULL,
  given_at bigint NOT NULL,
  -- The centre's date when it was given last.
  given_on day NOT NULL,
  PRIMARY KEY (centre, kind, subject)
);
CREATE INDEX ratings_of_day ON ratings (centre, date);

CREATE TABLE rating_comments (
  centre   word NOT NULL,
  kind     word NOT NULL,
  subject  word NOT NULL,
  comment  word NOT NULL CHECK (comment <> ''),
  erase_at bigint NOT NULL,
  PRIMARY KEY (centre, kind, subject),
  FOREIGN KEY (centre, kind, subject) REFERENCES ratings (centre, kind, subject)
);
CREATE INDEX rating_comments_erase ON rating_comments (erase_at);

CREATE TABLE rating_asks (
  centre     word NOT NULL,
  date       day NOT NULL,
  ticket     word NOT NULL,
  link       word,
  expires_at bigint,
  PRIMARY KEY (centre, date, ticket),
  FOREIGN KEY (centre, ticket) REFERENCES tickets (centre, id)
);
CREATE INDEX rating_asks_expire ON rating_asks (expires_at) WHERE expires_at IS NOT NULL;
CREATE UNIQUE INDEX rating_asks_link ON rating_asks (link) WHERE link IS NOT NULL;

CREATE TABLE calls (
  centre  word NOT NULL REFERENCES centres (id),
  -- The exchange's own id of the call.
  call    word NOT NULL CHECK (call <> ''),
  event   word NOT NULL CHECK (event IN ('ringing', 'answered', 'ended', 'abandoned')),
  at      bigint NOT NULL,
  counter word,
  ticket  word,
  digest  word NOT NULL,
  PRIMARY KEY (centre, call, event)
);
CREATE INDEX calls_at ON calls (centre, at);

-- Figures kept over the legs of single days, and marks where figures will stand.
CREATE TABLE day_figures (
  centre word NOT NULL REFERENCES centres (id),
  date   day NOT NULL,
  kind   word NOT NULL CHECK (kind <> ''),
  body   bytea NOT NULL,
  PRIMARY KEY (centre, date, kind)
);

-- A leg that changes takes what is kept of its day away. A leg keeps its date: it is of its key.
CREATE FUNCTION figures_go_with_legs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM day_figures USING (SELECT DISTINCT centre, date FROM changed) AS days
    WHERE day_figures.centre = days.centre AND day_figures.date = days.date;
  RETURN NULL;
END $$;
CREATE TRIGGER legs_added AFTER INSERT ON legs REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION figures_go_with_legs();
CREATE TRIGGER legs_changed AFTER UPDATE ON legs REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION figures_go_with_legs();
CREATE TRIGGER legs_removed AFTER DELETE ON legs REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION figures_go_with_legs();
