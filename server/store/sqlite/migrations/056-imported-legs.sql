-- The days with visits from another system, which a branch brings to its head office.
CREATE INDEX legs_imported ON legs (centre, date) WHERE imported = 1;
