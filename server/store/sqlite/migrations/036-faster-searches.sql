-- The words of each centre stand in a range of rows of their own, in the order of registration: a search of one centre reads no words of
-- another. What was in the index for that, the column "centre", is empty from here on, and no search asks for it.
CREATE TABLE case_shelves (
  centre TEXT NOT NULL PRIMARY KEY REFERENCES centres (id),
  -- Rows from shelf << 40 to (shelf + 1) << 40.
  shelf  INTEGER NOT NULL UNIQUE CHECK (shelf BETWEEN 0 AND 8000)
) STRICT, WITHOUT ROWID;
INSERT INTO case_shelves (centre, shelf)
  SELECT centre, row_number() OVER (ORDER BY min(id)) - 1 FROM case_index GROUP BY centre;

-- The rows of the first centre stand where they stood.
DELETE FROM case_words WHERE rowid IN (SELECT i.id FROM case_index i JOIN case_shelves s USING (centre) WHERE s.shelf > 0);
UPDATE case_index SET id = (SELECT s.shelf << 40 FROM case_shelves s WHERE s.centre = case_index.centre) + id
  WHERE (SELECT s.shelf FROM case_shelves s WHERE s.centre = case_index.centre) > 0;
INSERT INTO case_words (rowid, names, words)
  SELECT i.id, t.names, t.words FROM case_search_texts t JOIN case_index i USING (centre, case_id) WHERE i.id > 1 << 40;

DROP TRIGGER case_people_found;
CREATE TRIGGER case_people_found AFTER INSERT ON case_people BEGIN
  INSERT INTO case_shelves (centre, shelf)
    SELECT new.centre, (SELECT coalesce(max(shelf), -1) + 1 FROM case_shelves)
    WHERE NOT EXISTS (SELECT 1 FROM case_shelves WHERE centre = new.centre);
  INSERT INTO case_index (id, centre, case_id)
    SELECT 1 + coalesce((SELECT max(id) FROM case_index WHERE id > s.shelf << 40 AND id < (s.shelf + 1) << 40), s.shelf << 40),
      new.centre, new.case_id FROM case_shelves s WHERE s.centre = new.centre;
  INSERT INTO case_words (rowid, names, words)
    SELECT i.id, t.names, t.words FROM case_search_texts t JOIN case_index i USING (centre, case_id)
    WHERE centre = new.centre AND case_id = new.case_id;
END;

-- The words that there are, to say which of them begin so.
CREATE VIRTUAL TABLE case_terms USING fts5vocab(case_words, instance);

-- In the order in which an inbox shows them.
DROP INDEX cases_unclosed;
CREATE INDEX cases_unclosed ON cases (centre, due, number)
  WHERE status IN ('received', 'routed', 'assigned', 'asked', 'checking', 'answered', 'decided', 'joined');
