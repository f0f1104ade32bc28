-- The printers that a slip may come out of, as a JSON list, the first choice first; absent = its own alone.
ALTER TABLE jobs ADD COLUMN choices TEXT CHECK (choices IS NULL OR json_valid(choices));
