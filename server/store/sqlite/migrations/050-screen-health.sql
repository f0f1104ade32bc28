-- What a screen last told of itself, as JSON; '' = nothing yet.
ALTER TABLE devices ADD COLUMN health TEXT NOT NULL DEFAULT '';
