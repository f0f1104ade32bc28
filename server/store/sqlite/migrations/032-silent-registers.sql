-- The registers that gave no answer when the due date of a case was near, as JSON.
ALTER TABLE cases ADD COLUMN silent TEXT NOT NULL DEFAULT '[]' CHECK (json_type(silent) = 'array');
