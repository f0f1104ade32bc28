-- Times are ms since 1970, dates YYYY-MM-DD. Texts are ordered by their bytes, as everywhere else in the program.
CREATE DOMAIN word AS text COLLATE "C";
CREATE DOMAIN day AS text COLLATE "C" CHECK (VALUE ~ '^\d{4}-\d\d-\d\d$');

CREATE TABLE meta (
  key   word NOT NULL PRIMARY KEY,
  value word NOT NULL
);
INSERT INTO meta (key, value) VALUES ('epoch', replace(gen_random_uuid()::text, '-', ''));

CREATE TABLE probe (
  id     integer PRIMARY KEY CHECK (id = 1),
  filler bytea NOT NULL
);

-- With the end of its log: what follows stands upon it.
CREATE TABLE centres (
  id   word NOT NULL PRIMARY KEY CHECK (id ~ '^[a-z0-9-]{1,64}$'),
  seq  bigint NOT NULL CHECK (seq > 0),
  hash bytea NOT NULL CHECK (length(hash) = 32)
);

-- Comes with the event that brings a ticket into the world, or with its first imported leg.
CREATE TABLE tickets (
  centre word NOT NULL REFERENCES centres (id),
  id     word NOT NULL CHECK (id <> ''),
  PRIMARY KEY (centre, id)
);

-- The log. `body` is the truth and what `hash` was made of; the columns between `year` and it repeat what it says, to find it by:
-- `subject` is a seat or a case, `by_hand` what staff did outside the rules.
-- A partition for each year (of `at`, UTC), made with its first event (partitions.ts).
CREATE TABLE events (
  centre word NOT NULL REFERENCES centres (id),
  seq    bigint NOT NULL CHECK (seq > 0),
  year   smallint NOT NULL,
  ticket word,
  subject word,
  type   word NOT NULL CHECK (type <> ''),
  by_hand boolean NOT NULL,
  day    day,
  at     bigint NOT NULL,
  body   word NOT NULL CHECK (body <> ''),
  hash   bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (centre, seq, year),
  FOREIGN KEY (centre, ticket) REFERENCES tickets (centre, id)
) PARTITION BY LIST (year);
CREATE INDEX events_of_ticket ON events (centre, ticket, seq) WHERE ticket IS NOT NULL;
CREATE INDEX events_day_opened ON events (centre, seq) WHERE type = 'day-opened';
CREATE INDEX events_configured ON events (centre, seq) WHERE type = 'centre-configured';
CREATE INDEX events_documents ON events (centre, seq) WHERE type = 'document-changed';
CREATE INDEX events_emergency ON events (centre, seq) WHERE type IN ('emergency-begun', 'emergency-ended');
CREATE INDEX events_of_subject ON events (centre, subject, seq) WHERE subject IS NOT NULL;
CREATE INDEX events_by_hand ON events (centre, day, seq) WHERE by_hand;

-- A fact is never changed or taken away.
CREATE FUNCTION a_fact_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an event is never changed or deleted';
END $$;
CREATE TRIGGER events_stay BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION a_fact_stays();

-- A partition for each month, made with its first leg.
CREATE TABLE legs (
  centre         word NOT NULL REFERENCES centres (id),
  date           day NOT NULL,
  ticket         word NOT NULL,
  leg            integer NOT NULL CHECK (leg >= 0),
  practice       boolean NOT NULL,
  number         word NOT NULL,
  service        word NOT NULL,
  priority_class word,
  channel        word NOT NULL,
  counter        word,
  clerk          word,
  issued_at      bigint NOT NULL,
  queued_at      bigint,
  called_at      bigint,
  started_at     bigint,
  ended_at       bigint,
  calls          integer NOT NULL CHECK (calls >= 0),
  wait_seconds    integer CHECK (wait_seconds >= 0),
  walk_seconds    integer CHECK (walk_seconds >= 0),
  service_seconds integer CHECK (service_seconds >= 0),
  parked_seconds  integer NOT NULL CHECK (parked_seconds >= 0),
  suspended_wait_seconds  integer NOT NULL DEFAULT 0 CHECK (suspended_wait_seconds >= 0),
  suspended_after_seconds integer NOT NULL DEFAULT 0 CHECK (suspended_after_seconds >= 0),
  ending         word CHECK (ending IN ('served', 'transferred', 'no-show', 'cancelled', 'expired')),
  outcome        word,
  inaccurate     boolean NOT NULL,
  imported       boolean NOT NULL,
  quoted_low     integer CHECK (quoted_low >= 0),
  quoted_middle  integer CHECK (quoted_middle >= 0),
  quoted_high    integer CHECK (quoted_high >= 0),
  quoted_basis   word CHECK (quoted_basis IN ('learnt', 'minutes-per-ticket', 'standard')),
  promised_from  integer CHECK (promised_from >= 0),
  promised_to    integer CHECK (promised_to >= 0),
  PRIMARY KEY (centre, date, ticket, leg),
  FOREIGN KEY (centre, ticket) REFERENCES tickets (centre, id)
) PARTITION BY RANGE (date);

CREATE TABLE answers (
  scope     word NOT NULL,
  key       word NOT NULL,
  body_hash word NOT NULL,
  status    integer NOT NULL CHECK (status BETWEEN 100 AND 599),
  body      word NOT NULL,
  kept_at   bigint NOT NULL,
  PRIMARY KEY (scope, key)
);
CREATE INDEX answers_kept ON answers (kept_at);
