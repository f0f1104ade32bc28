-- At a head office: what branches are asked to do, and what came of it. Ids begin with the time.
CREATE TABLE link_orders (
  id        word NOT NULL PRIMARY KEY CHECK (id <> ''),
  centre    word NOT NULL REFERENCES centres (id),
  what      word NOT NULL CHECK (what <> ''),
  by        word NOT NULL,
  asked_at  bigint NOT NULL,
  lapses_at bigint,
  given_at  bigint,
  outcome   word CHECK (outcome IN ('done', 'refused', 'lapsed')),
  detail    word,
  ended_at  bigint
);
CREATE INDEX link_orders_of_centre ON link_orders (centre, id);
CREATE INDEX link_orders_open ON link_orders (centre, id) WHERE outcome IS NULL;
