-- Where a phone is told of its call though its page is closed. It lives and dies with the secret of its ticket.
CREATE TABLE pushes (
  id       INTEGER PRIMARY KEY,
  secret   TEXT NOT NULL REFERENCES secrets (secret) ON DELETE CASCADE,
  endpoint TEXT NOT NULL CHECK (endpoint <> ''),
  p256dh   TEXT NOT NULL,
  auth     TEXT NOT NULL,
  language TEXT NOT NULL,
  UNIQUE (secret, endpoint)
) STRICT;
