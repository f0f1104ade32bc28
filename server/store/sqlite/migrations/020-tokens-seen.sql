-- When a program last came in by its token.
ALTER TABLE tokens ADD COLUMN seen_at INTEGER;
