-- Which life of its log a centre has: a head office knows a stream by the centre and this.
CREATE TABLE incarnations (
  centre TEXT NOT NULL PRIMARY KEY REFERENCES centres (id),
  id     TEXT NOT NULL CHECK (id <> '')
) STRICT, WITHOUT ROWID;

-- At a head office: the keys of branches, asked for or let in. A branch asks before it has brought anything.
CREATE TABLE branches (
  id       TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  centre   TEXT NOT NULL CHECK (length(centre) BETWEEN 1 AND 64 AND centre NOT GLOB '*[^a-z0-9-]*'),
  code     TEXT NOT NULL CHECK (code <> ''),
  hash     TEXT NOT NULL UNIQUE CHECK (hash <> ''),
  approved INTEGER NOT NULL CHECK (approved IN (0, 1)),
  asked_at INTEGER NOT NULL,
  seen_at  INTEGER NOT NULL,
  address  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- At a head office: the logs that branches bring. A centre that stands here is followed, and written by its branch alone.
CREATE TABLE streams (
  centre      TEXT NOT NULL PRIMARY KEY REFERENCES centres (id),
  incarnation TEXT NOT NULL CHECK (incarnation <> ''),
  heard_at    INTEGER NOT NULL,
  trouble     TEXT CHECK (trouble IN ('forked', 'chain-broken')),
  trouble_seq INTEGER,
  unknown_seq INTEGER
) STRICT, WITHOUT ROWID;
