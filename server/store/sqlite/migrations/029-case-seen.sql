-- Who looks after a case stands beside its words too: a search of somebody who may see some cases reads no others.
ALTER TABLE case_index ADD COLUMN department TEXT;
ALTER TABLE case_index ADD COLUMN executor TEXT;
UPDATE case_index SET (department, executor) =
  (SELECT c.department, c.executor FROM cases c WHERE c.centre = case_index.centre AND c.id = case_index.case_id);

CREATE TRIGGER case_index_begun AFTER INSERT ON case_index BEGIN
  UPDATE case_index SET (department, executor) =
      (SELECT c.department, c.executor FROM cases c WHERE c.centre = new.centre AND c.id = new.case_id)
    WHERE id = new.id;
END;
CREATE TRIGGER cases_begun AFTER INSERT ON cases BEGIN
  UPDATE case_index SET department = new.department, executor = new.executor
    WHERE centre = new.centre AND case_id = new.id;
END;
CREATE TRIGGER cases_handed AFTER UPDATE OF department, executor ON cases
  WHEN old.department IS NOT new.department OR old.executor IS NOT new.executor BEGIN
  UPDATE case_index SET department = new.department, executor = new.executor
    WHERE centre = new.centre AND case_id = new.id;
END;
