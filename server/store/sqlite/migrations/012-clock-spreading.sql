-- A correction of the time that may not stand in the log of each centre yet, as JSON; null = there is none.
ALTER TABLE clocks ADD COLUMN spreading TEXT;
