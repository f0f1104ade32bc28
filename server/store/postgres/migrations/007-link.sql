-- Which life of its log a centre has: a head office knows a stream by the centre and this.
CREATE TABLE incarnations (
  centre word NOT NULL PRIMARY KEY REFERENCES centres (id),
  id     word NOT NULL CHECK (id <> '')
);

-- At a head office: the keys of branches, asked for or let in. A branch asks before it has brought anything.
CREATE TABLE branches (
  id       word NOT NULL PRIMARY KEY CHECK (id <> ''),
  centre   word NOT NULL CHECK (centre ~ '^[a-z0-9-]{1,64}$'),
  code     word NOT NULL CHECK (code <> ''),
  hash     word NOT NULL UNIQUE CHECK (hash <> ''),
  approved boolean NOT NULL,
  asked_at bigint NOT NULL,
  seen_at  bigint NOT NULL,
  address  word NOT NULL
);

-- At a head office: the logs that branches bring. A centre that stands here is followed, and written by its branch alone.
CREATE TABLE streams (
  centre      word NOT NULL PRIMARY KEY REFERENCES centres (id),
  incarnation word NOT NULL CHECK (incarnation <> ''),
  heard_at    bigint NOT NULL,
  trouble     word CHECK (trouble IN ('forked', 'chain-broken')),
  trouble_seq bigint,
  unknown_seq bigint
);
