-- People that a head office sends to its branches: there the centres that somebody works in (JSON), at a branch what was sent of them
-- (JSON) and until when they may come in without a word of the head office.
ALTER TABLE users ADD COLUMN places word;
ALTER TABLE users ADD COLUMN national word;
ALTER TABLE users ADD COLUMN national_ends_at bigint;
-- At a head office: who of them is in force at each branch (JSON), as it said last.
CREATE TABLE people_reports (
  centre word NOT NULL PRIMARY KEY,
  digest word NOT NULL CHECK (digest <> ''),
  people word NOT NULL CHECK (people <> ''),
  at     bigint NOT NULL
);
-- Those who were ended there for good: wherever a branch still has them, they go.
CREATE TABLE people_ended (
  id word NOT NULL PRIMARY KEY CHECK (id <> ''),
  at bigint NOT NULL
);
