-- The case that is asked for with a seat of an official.
ALTER TABLE seats ADD COLUMN request TEXT;
