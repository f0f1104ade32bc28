-- That the link to a case was printed for its citizen is on record too, beside who looked at it.
DROP TRIGGER case_people_erased;
CREATE TABLE case_looks_kept (
  centre   TEXT NOT NULL REFERENCES centres (id),
  id       TEXT NOT NULL,
  case_id  TEXT,
  at       INTEGER NOT NULL,
  by_kind  TEXT NOT NULL,
  by_id    TEXT NOT NULL,
  by_role  TEXT NOT NULL,
  what     TEXT NOT NULL CHECK (what IN ('opened', 'searched', 'overseen', 'printed')),
  -- What a search went by, never the words themselves; or why a case was opened.
  about    TEXT,
  PRIMARY KEY (centre, id)
) STRICT, WITHOUT ROWID;
INSERT INTO case_looks_kept SELECT centre, id, case_id, at, by_kind, by_id, by_role, what, about FROM case_looks;
DROP TABLE case_looks;
ALTER TABLE case_looks_kept RENAME TO case_looks;
CREATE INDEX case_looks_of_case ON case_looks (centre, case_id, at) WHERE case_id IS NOT NULL;
CREATE TRIGGER case_people_erased AFTER DELETE ON case_people BEGIN
  DELETE FROM case_words WHERE rowid = (SELECT id FROM case_index WHERE centre = old.centre AND case_id = old.case_id);
  DELETE FROM case_index WHERE centre = old.centre AND case_id = old.case_id;
  DELETE FROM case_looks WHERE centre = old.centre AND case_id = old.case_id;
END;
