-- The phones that are to be told of their call; `id` is the order in which they came.
CREATE TABLE pushes (
  id       bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  secret   word NOT NULL REFERENCES secrets (secret) ON DELETE CASCADE,
  endpoint word NOT NULL CHECK (endpoint <> ''),
  p256dh   word NOT NULL,
  auth     word NOT NULL,
  language word NOT NULL,
  UNIQUE (secret, endpoint)
);

CREATE TABLE leases (
  name       word NOT NULL PRIMARY KEY,
  owner      word NOT NULL,
  expires_at bigint NOT NULL
);

CREATE TABLE printer_grades (
  centre   word NOT NULL REFERENCES centres (id),
  printer  word NOT NULL,
  way      word NOT NULL,
  grade    word NOT NULL CHECK (grade IN ('in-order', 'real-time', 'one-way')),
  found_at bigint NOT NULL,
  PRIMARY KEY (centre, printer)
);

CREATE TABLE learnt (
  centre    word NOT NULL PRIMARY KEY REFERENCES centres (id),
  version   integer NOT NULL,
  learnt_at bigint NOT NULL,
  body      word NOT NULL
);

-- The time that the processes of one run of a machine agreed on; `spreading` is JSON.
CREATE TABLE clocks (
  boot         word NOT NULL PRIMARY KEY CHECK (boot <> ''),
  "offset"     double precision NOT NULL,
  generation   integer NOT NULL CHECK (generation > 0),
  doubt_from   double precision,
  corrected_at bigint,
  seen_at      bigint NOT NULL,
  spreading    word
);

-- Lists, and the second factor, are JSON.
CREATE TABLE users (
  id            word NOT NULL PRIMARY KEY CHECK (id <> ''),
  login         word NOT NULL UNIQUE CHECK (login <> ''),
  name          word NOT NULL,
  role          word NOT NULL CHECK (role IN ('admin', 'manager', 'clerk', 'reception')),
  centre        word REFERENCES centres (id),
  counters      word,
  password_hash word NOT NULL,
  active        boolean NOT NULL,
  must_change   boolean NOT NULL,
  untried       boolean NOT NULL DEFAULT false,
  second_factor word,
  duties        word,
  department    word,
  official      word,
  seen_at       bigint
);

CREATE TABLE sessions (
  hash       word NOT NULL PRIMARY KEY CHECK (hash <> ''),
  "user"     word NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at bigint NOT NULL,
  seen_at    bigint NOT NULL,
  expires_at bigint NOT NULL
);
CREATE INDEX sessions_of_user ON sessions ("user");
CREATE INDEX sessions_expire ON sessions (expires_at);

CREATE TABLE tokens (
  id         word NOT NULL PRIMARY KEY CHECK (id <> ''),
  hash       word NOT NULL UNIQUE CHECK (hash <> ''),
  name       word NOT NULL,
  role       word NOT NULL CHECK (role IN ('admin', 'manager', 'clerk', 'reception')),
  centre     word REFERENCES centres (id),
  created_at bigint NOT NULL,
  seen_at    bigint
);

-- `health` is JSON; '' = not told, as with `address`.
CREATE TABLE devices (
  id       word NOT NULL PRIMARY KEY CHECK (id <> ''),
  centre   word NOT NULL REFERENCES centres (id),
  kind     word NOT NULL CHECK (kind IN ('kiosk', 'display')),
  place    word NOT NULL,
  code     word NOT NULL,
  hash     word NOT NULL UNIQUE CHECK (hash <> ''),
  approved boolean NOT NULL,
  asked_at bigint NOT NULL,
  seen_at  bigint NOT NULL,
  address  word NOT NULL DEFAULT '',
  health   word NOT NULL DEFAULT ''
);
CREATE INDEX devices_of_centre ON devices (centre, code);

CREATE TABLE failures (
  id   bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  name word NOT NULL,
  at   bigint NOT NULL
);
CREATE INDEX failures_by_name ON failures (name, at);
CREATE INDEX failures_by_time ON failures (at);

CREATE TABLE security (
  seq      bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  at       bigint NOT NULL,
  last_at  bigint NOT NULL,
  times    integer NOT NULL CHECK (times >= 1),
  what     word NOT NULL CHECK (what <> ''),
  stranger boolean NOT NULL,
  who      word,
  address  word,
  centre   word,
  about    word
);
CREATE INDEX security_gathered ON security (what, coalesce(address, ''), last_at) WHERE stranger;
CREATE INDEX security_of_kind ON security (stranger, seq);
CREATE INDEX security_of_centre ON security (centre, seq);

CREATE TABLE person_names (
  id    word NOT NULL CHECK (id <> ''),
  since bigint NOT NULL,
  name  word NOT NULL,
  PRIMARY KEY (id, since)
);

-- Kept answers that tell a secret: it goes once it is dead.
CREATE INDEX answers_with_secret ON answers (scope, key) WHERE strpos(body, '"secret":"') > 0;
-- What staff did outside the rules, by its time.
CREATE INDEX events_by_hand_at ON events (centre, at, seq) WHERE by_hand;
