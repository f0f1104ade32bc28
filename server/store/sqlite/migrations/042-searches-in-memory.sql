-- What searches filter by and total they take from the memory of the thread that searches, which follows the log: nothing of it is kept here.
DROP TRIGGER case_filters_begun;
DROP TRIGGER case_filters_erased;
DROP TRIGGER case_filters_of_case;
DROP TRIGGER case_filters_changed;
DROP TABLE case_filters;
DROP TRIGGER cases_counted;
DROP TRIGGER cases_recounted;
DROP TABLE case_counts;
DROP INDEX cases_of_department;

-- The log does not tell what is erased: how often something of a centre was, so that memory lets go of it too.
ALTER TABLE case_shelves ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;
CREATE TRIGGER case_index_erased AFTER DELETE ON case_index BEGIN
  UPDATE case_shelves SET erased = erased + 1 WHERE centre = old.centre;
END;
