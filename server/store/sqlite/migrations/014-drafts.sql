-- The configuration of a centre that is being worked on: one a centre, gone once its document is in force.
CREATE TABLE drafts (
  centre       TEXT NOT NULL PRIMARY KEY REFERENCES centres (id),
  revision     TEXT NOT NULL CHECK (revision <> ''),
  base_version INTEGER NOT NULL CHECK (base_version > 0),
  document     TEXT NOT NULL CHECK (json_type(document) = 'object'),
  digest       TEXT NOT NULL CHECK (length(digest) = 64),
  -- Who typed it last: JSON of an actor.
  by           TEXT NOT NULL CHECK (json_type(by) = 'object'),
  at           INTEGER NOT NULL
) STRICT;
