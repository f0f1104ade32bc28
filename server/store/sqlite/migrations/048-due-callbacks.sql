-- Call-backs by the day on which they are due.
CREATE INDEX cases_callbacks ON cases (centre, due) WHERE kind = 'callback';
