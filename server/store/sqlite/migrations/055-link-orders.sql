-- At a head office: what branches are asked to do, and what came of it. Who is asked first stands first: ids begin with the time.
CREATE TABLE link_orders (
  id        TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  centre    TEXT NOT NULL REFERENCES centres (id),
  what      TEXT NOT NULL CHECK (what <> ''),
  by        TEXT NOT NULL,
  asked_at  INTEGER NOT NULL,
  lapses_at INTEGER,
  given_at  INTEGER,
  outcome   TEXT CHECK (outcome IN ('done', 'refused', 'lapsed')),
  detail    TEXT,
  ended_at  INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX link_orders_of_centre ON link_orders (centre, id);
CREATE INDEX link_orders_open ON link_orders (centre, id) WHERE outcome IS NULL;
