-- What cases are searched by. Names and texts stand here once more, with the letters of Azerbaijani folded; the tokenizer folds case and
-- marks; the centre is one word in hexadecimal digits. Rows are in the order of registration. Kept by triggers: what is written of a person is found, and what is erased is found no more.
CREATE TABLE case_index (
  id      INTEGER PRIMARY KEY,
  centre  TEXT NOT NULL,
  case_id TEXT NOT NULL,
  UNIQUE (centre, case_id)
) STRICT;

CREATE VIRTUAL TABLE case_words USING fts5 (names, words, centre, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
-- What is deleted is overwritten in the index too.
INSERT INTO case_words (case_words, rank) VALUES ('secure-delete', 1);

CREATE VIEW case_search_texts AS
SELECT p.centre, p.case_id,
  replace(replace(replace(replace(
    coalesce(p.about ->> '$.contact.name', '') || ' ' || coalesce(p.about ->> '$.answers.surname', '') || ' ' ||
    coalesce(p.about ->> '$.answers.name', '') || ' ' || coalesce(p.about ->> '$.answers.father', ''),
    'ə', 'e'), 'Ə', 'e'), 'ı', 'i'), 'I', 'i') AS names,
  replace(replace(replace(replace(
    coalesce((SELECT group_concat(t.atom, ' ') FROM json_tree(p.about, '$.answers') t WHERE t.type = 'text'), '') || ' ' ||
    coalesce((SELECT group_concat(c.body, ' ') FROM case_texts c WHERE c.centre = p.centre AND c.case_id = p.case_id), ''),
    'ə', 'e'), 'Ə', 'e'), 'ı', 'i'), 'I', 'i') AS words
FROM case_people p;

INSERT INTO case_index (centre, case_id) SELECT centre, case_id FROM case_people;
INSERT INTO case_words (rowid, names, words, centre)
  SELECT i.id, t.names, t.words, hex(t.centre) FROM case_search_texts t JOIN case_index i USING (centre, case_id);

CREATE TRIGGER case_people_found AFTER INSERT ON case_people BEGIN
  INSERT INTO case_index (centre, case_id) VALUES (new.centre, new.case_id);
  INSERT INTO case_words (rowid, names, words, centre)
    SELECT i.id, t.names, t.words, hex(new.centre) FROM case_search_texts t JOIN case_index i USING (centre, case_id)
    WHERE centre = new.centre AND case_id = new.case_id;
END;
CREATE TRIGGER case_people_changed AFTER UPDATE OF about ON case_people BEGIN
  UPDATE case_words SET (names, words) =
      (SELECT t.names, t.words FROM case_search_texts t WHERE t.centre = new.centre AND t.case_id = new.case_id)
    WHERE rowid = (SELECT id FROM case_index WHERE centre = new.centre AND case_id = new.case_id);
END;
CREATE TRIGGER case_people_erased AFTER DELETE ON case_people BEGIN
  DELETE FROM case_words WHERE rowid = (SELECT id FROM case_index WHERE centre = old.centre AND case_id = old.case_id);
  DELETE FROM case_index WHERE centre = old.centre AND case_id = old.case_id;
  DELETE FROM case_looks WHERE centre = old.centre AND case_id = old.case_id;
END;
CREATE TRIGGER case_texts_found AFTER INSERT ON case_texts BEGIN
  UPDATE case_words SET words = words || ' ' ||
      replace(replace(replace(replace(new.body, 'ə', 'e'), 'Ə', 'e'), 'ı', 'i'), 'I', 'i')
    WHERE rowid = (SELECT id FROM case_index WHERE centre = new.centre AND case_id = new.case_id);
END;

-- Who of the staff looked at what of somebody: kept as long as what they looked at. Of a search that found nothing, case_id is null.
CREATE TABLE case_looks (
  centre   TEXT NOT NULL REFERENCES centres (id),
  id       TEXT NOT NULL,
  case_id  TEXT,
  at       INTEGER NOT NULL,
  by_kind  TEXT NOT NULL,
  by_id    TEXT NOT NULL,
  by_role  TEXT NOT NULL,
  what     TEXT NOT NULL CHECK (what IN ('opened', 'searched', 'overseen')),
  -- What a search went by, never the words themselves; or why a case was opened.
  about    TEXT,
  PRIMARY KEY (centre, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_looks_of_case ON case_looks (centre, case_id, at) WHERE case_id IS NOT NULL;
