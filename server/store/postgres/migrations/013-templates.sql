-- At a head office: the settings that it gives to its branches, as they are being made and as they hold, and the last order of them to each.
CREATE TABLE templates (
  state    word NOT NULL PRIMARY KEY CHECK (state IN ('draft', 'published')),
  revision word NOT NULL,
  version  integer NOT NULL CHECK (version >= 0),
  rules    word NOT NULL,
  by       word NOT NULL,
  at       bigint NOT NULL
);
CREATE TABLE template_orders (
  centre word NOT NULL PRIMARY KEY REFERENCES centres (id),
  id     word NOT NULL REFERENCES link_orders (id)
);
