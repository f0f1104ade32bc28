-- From where a kiosk or display asked to be let in; '' where that is not known.
ALTER TABLE devices ADD COLUMN address TEXT NOT NULL DEFAULT '';
