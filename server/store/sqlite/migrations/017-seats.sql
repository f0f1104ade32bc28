-- Seats, as the log tells them: one row each, written in the transaction of the event that changed it.
CREATE TABLE seats (
  centre     TEXT NOT NULL REFERENCES centres (id),
  id         TEXT NOT NULL CHECK (id <> ''),
  resource   TEXT NOT NULL CHECK (resource GLOB 'official-?*' OR resource GLOB 'service-?*'),
  date       TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- The slot: local times, and instants; null for one who stands by.
  slot_from  TEXT,
  slot_to    TEXT,
  starts_at  INTEGER,
  ends_at    INTEGER,
  status     TEXT NOT NULL CHECK (status IN
    ('held', 'booked', 'standby', 'arrived', 'missed', 'heard', 'cancelled', 'called-off', 'released')),
  service    TEXT NOT NULL,
  person     TEXT,
  code       TEXT,
  language   TEXT,
  channel    TEXT NOT NULL,
  ticket     TEXT,
  standby    INTEGER NOT NULL CHECK (standby IN (0, 1)),
  urgent     INTEGER NOT NULL CHECK (urgent IN (0, 1)),
  held_until INTEGER,
  booked_at  INTEGER,
  arrived_at INTEGER,
  ended_at   INTEGER,
  sequence   INTEGER NOT NULL CHECK (sequence >= 0),
  PRIMARY KEY (centre, id),
  FOREIGN KEY (centre, ticket) REFERENCES tickets (centre, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX seats_of_sheet ON seats (centre, resource, date);
CREATE INDEX seats_of_date ON seats (centre, date, code);
CREATE INDEX seats_of_person ON seats (centre, person) WHERE person IS NOT NULL;
CREATE INDEX seats_to_come ON seats (centre, status, date) WHERE status IN ('held', 'booked', 'standby', 'arrived');

-- Places that nobody else is given until then.
CREATE TABLE withheld_places (
  centre    TEXT NOT NULL REFERENCES centres (id),
  resource  TEXT NOT NULL,
  date      TEXT NOT NULL,
  slot_from TEXT NOT NULL,
  until     INTEGER NOT NULL,
  seat      TEXT NOT NULL,
  offered   INTEGER NOT NULL CHECK (offered IN (0, 1)),
  FOREIGN KEY (centre, seat) REFERENCES seats (centre, id)
) STRICT;
CREATE INDEX withheld_of_sheet ON withheld_places (centre, resource, date);

-- Dates, or parts of them, on which nothing takes place.
CREATE TABLE called_off (
  centre    TEXT NOT NULL REFERENCES centres (id),
  resource  TEXT NOT NULL,
  date      TEXT NOT NULL,
  -- null = the whole date.
  span_from TEXT,
  span_to   TEXT,
  reason    TEXT NOT NULL,
  at        INTEGER NOT NULL
) STRICT;
CREATE INDEX called_off_of_sheet ON called_off (centre, resource, date);

-- What can be erased of those who booked stands here and nowhere else. Keys are HMACs of a phone number and an address.
CREATE TABLE seat_people (
  centre    TEXT NOT NULL,
  seat      TEXT NOT NULL,
  person    TEXT NOT NULL,
  phone_key TEXT,
  email_key TEXT,
  -- JSON: who they are, how to reach them, and what they answered.
  about     TEXT NOT NULL CHECK (json_type(about) = 'object'),
  erase_at  INTEGER NOT NULL,
  PRIMARY KEY (centre, seat),
  FOREIGN KEY (centre, seat) REFERENCES seats (centre, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX seat_people_phone ON seat_people (centre, phone_key) WHERE phone_key IS NOT NULL;
CREATE INDEX seat_people_email ON seat_people (centre, email_key) WHERE email_key IS NOT NULL;
CREATE INDEX seat_people_erase ON seat_people (erase_at);

-- What opens a seat on its holder's phone.
CREATE TABLE seat_secrets (
  secret     TEXT NOT NULL PRIMARY KEY CHECK (length(secret) >= 32),
  centre     TEXT NOT NULL,
  seat       TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  FOREIGN KEY (centre, seat) REFERENCES seats (centre, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX seat_secrets_of_seat ON seat_secrets (centre, seat);
CREATE INDEX seat_secrets_expire ON seat_secrets (expires_at);
