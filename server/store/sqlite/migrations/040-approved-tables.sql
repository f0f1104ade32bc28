-- Whether another table came into force is asked every few seconds: without an index the documents would be read for it.
CREATE INDEX decision_tables_approved ON decision_tables (approved_at) WHERE approved_at IS NOT NULL;
