-- Slips to print; `n` is the order in which they came.
CREATE TABLE jobs (
  id        word NOT NULL PRIMARY KEY CHECK (id <> ''),
  n         bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  centre    word NOT NULL REFERENCES centres (id),
  printer   word NOT NULL,
  -- JSON: all printers that it may come out of; null = the one.
  choices   word,
  ticket    word,
  copy      boolean NOT NULL,
  queued_at bigint NOT NULL,
  slip      word NOT NULL,
  status    word NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sending', 'printed', 'sent', 'failed')),
  reason    word,
  marked_at bigint,
  FOREIGN KEY (centre, ticket) REFERENCES tickets (centre, id)
);
CREATE INDEX jobs_pending ON jobs (centre, printer, queued_at, n) WHERE status IN ('queued', 'sending');
CREATE INDEX jobs_recent ON jobs (centre, queued_at, n);
CREATE INDEX jobs_with_secret ON jobs (centre, ticket) WHERE strpos(slip, '"url":"') > 0;

-- What is personal stands in rows of its own, which can be erased: no event holds any of it.
CREATE TABLE personal (
  centre   word NOT NULL,
  ticket   word NOT NULL,
  note     word,
  phone    word,
  erase_at bigint NOT NULL,
  PRIMARY KEY (centre, ticket),
  FOREIGN KEY (centre, ticket) REFERENCES tickets (centre, id)
);
CREATE INDEX personal_erase ON personal (erase_at);
CREATE INDEX personal_phone ON personal (centre, phone) WHERE phone IS NOT NULL;

CREATE TABLE secrets (
  secret     word NOT NULL PRIMARY KEY CHECK (length(secret) >= 16),
  centre     word NOT NULL,
  ticket     word NOT NULL,
  expires_at bigint NOT NULL,
  FOREIGN KEY (centre, ticket) REFERENCES tickets (centre, id)
);
CREATE INDEX secrets_of_ticket ON secrets (centre, ticket);
CREATE INDEX secrets_expire ON secrets (expires_at);
