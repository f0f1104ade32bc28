-- Cases by when their last status began: those that ended in a range of days.
CREATE INDEX cases_since ON cases (centre, since);
