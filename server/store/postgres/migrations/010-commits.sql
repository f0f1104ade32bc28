-- What a transaction writes last, so that it can be told afterwards whether it stands (fate.ts). Kept for an hour.
CREATE TABLE commits (
  id   word NOT NULL PRIMARY KEY,
  made timestamptz NOT NULL DEFAULT now()
);
