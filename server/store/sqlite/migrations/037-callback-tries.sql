-- How often somebody tried to call back.
ALTER TABLE cases ADD COLUMN tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0);
