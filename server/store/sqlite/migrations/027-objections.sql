-- Whether somebody objected to a case is asked of each that a table decided.
CREATE INDEX cases_objecting ON cases (centre, objects_to) WHERE objects_to IS NOT NULL;
