-- What of a leg an emergency stood in: counted apart, and left out of the service level.
ALTER TABLE legs ADD COLUMN suspended_wait_seconds INTEGER NOT NULL DEFAULT 0 CHECK (suspended_wait_seconds >= 0);
ALTER TABLE legs ADD COLUMN suspended_after_seconds INTEGER NOT NULL DEFAULT 0 CHECK (suspended_after_seconds >= 0);
