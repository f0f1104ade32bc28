-- Which documents are to be erased is asked every hour: without an index all their pages would be read for it.
CREATE INDEX case_documents_erase ON case_documents (erase_at);
