-- Of whose name a citizen's list is: several people may have given one number. The words by their keys (HMAC), apart by spaces.
DELETE FROM citizen_sessions;
ALTER TABLE citizen_sessions ADD COLUMN names TEXT NOT NULL DEFAULT '';
