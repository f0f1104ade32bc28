CREATE TABLE seats (
  centre     word NOT NULL REFERENCES centres (id),
  id         word NOT NULL CHECK (id <> ''),
  resource   word NOT NULL CHECK (resource ~ '^(official|service)-.'),
  date       day NOT NULL,
  -- The slot: local times, and instants; null for one who stands by.
  slot_from  word,
  slot_to    word,
  starts_at  bigint,
  ends_at    bigint,
  status     word NOT NULL CHECK (status IN
    ('held', 'booked', 'standby', 'arrived', 'missed', 'heard', 'cancelled', 'called-off', 'released')),
  service    word NOT NULL,
  person     word,
  code       word,
  language   word,
  channel    word NOT NULL,
  ticket     word,
  standby    boolean NOT NULL,
  urgent     boolean NOT NULL,
  request    word,
  held_until bigint,
  booked_at  bigint,
  arrived_at bigint,
  ended_at   bigint,
  sequence   integer NOT NULL CHECK (sequence >= 0),
  PRIMARY KEY (centre, id),
  FOREIGN KEY (centre, ticket) REFERENCES tickets (centre, id)
);
CREATE INDEX seats_of_date ON seats (centre, date, code);
CREATE INDEX seats_of_sheet ON seats (centre, resource, date);
CREATE INDEX seats_of_person ON seats (centre, person) WHERE person IS NOT NULL;
CREATE INDEX seats_to_come ON seats (centre, status, date) WHERE status IN ('held', 'booked', 'standby', 'arrived');

CREATE TABLE withheld_places (
  centre    word NOT NULL REFERENCES centres (id),
  resource  word NOT NULL,
  date      day NOT NULL,
  slot_from word NOT NULL,
  until     bigint NOT NULL,
  seat      word NOT NULL,
  offered   boolean NOT NULL,
  FOREIGN KEY (centre, seat) REFERENCES seats (centre, id)
);
CREATE INDEX withheld_of_sheet ON withheld_places (centre, resource, date);

CREATE TABLE called_off (
  centre    word NOT NULL REFERENCES centres (id),
  resource  word NOT NULL,
  date      day NOT NULL,
  -- null = the whole date.
  span_from word,
  span_to   word,
  reason    word NOT NULL,
  at        bigint NOT NULL
);
CREATE INDEX called_off_of_sheet ON called_off (centre, resource, date);

CREATE TABLE seat_people (
  centre    word NOT NULL,
  seat      word NOT NULL,
  person    word NOT NULL,
  phone_key word,
  email_key word,
  fin_key   word,
  -- JSON: who they are, how to reach them, and what they answered.
  about     word NOT NULL CHECK (left(about, 1) = '{'),
  erase_at  bigint NOT NULL,
  PRIMARY KEY (centre, seat),
  FOREIGN KEY (centre, seat) REFERENCES seats (centre, id)
);
CREATE INDEX seat_people_phone ON seat_people (centre, phone_key) WHERE phone_key IS NOT NULL;
CREATE INDEX seat_people_email ON seat_people (centre, email_key) WHERE email_key IS NOT NULL;
CREATE INDEX seat_people_fin ON seat_people (centre, fin_key) WHERE fin_key IS NOT NULL;
CREATE INDEX seat_people_erase ON seat_people (erase_at);

CREATE TABLE seat_secrets (
  secret     word NOT NULL PRIMARY KEY CHECK (length(secret) >= 32),
  centre     word NOT NULL,
  seat       word NOT NULL,
  expires_at bigint NOT NULL,
  FOREIGN KEY (centre, seat) REFERENCES seats (centre, id)
);
CREATE INDEX seat_secrets_of_seat ON seat_secrets (centre, seat);
CREATE INDEX seat_secrets_expire ON seat_secrets (expires_at);
