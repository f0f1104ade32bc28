-- What a centre goes by beside its own document: the start looks for the last version before the day.
CREATE INDEX events_document_changed ON events (centre, seq) WHERE type = 'document-changed';
