-- At a head office: the settings that it gives to its branches, as they are being made and as they hold, and the last order of them to each.
CREATE TABLE templates (
  state    TEXT NOT NULL PRIMARY KEY CHECK (state IN ('draft', 'published')),
  revision TEXT NOT NULL,
  version  INTEGER NOT NULL CHECK (version >= 0),
  rules    TEXT NOT NULL,
  by       TEXT NOT NULL,
  at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE template_orders (
  centre TEXT NOT NULL PRIMARY KEY REFERENCES centres (id),
  id     TEXT NOT NULL REFERENCES link_orders (id)
) STRICT, WITHOUT ROWID;
