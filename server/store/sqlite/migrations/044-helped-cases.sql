-- [CS27] What somebody filled in with its applicant waits until they confirm it, or lapses. A column with more statuses takes the place of
-- the one before: what stands over it is made again as it was.
DROP INDEX cases_unclosed;

-- As in 043: the new columns alone are not gone through by every CHECK; the statuses that are put into them are.
PRAGMA ignore_check_constraints = ON;
ALTER TABLE cases ADD COLUMN standing TEXT NOT NULL DEFAULT 'received' CHECK (standing IN
  ('unconfirmed', 'received', 'routed', 'assigned', 'asked', 'checking', 'answered', 'decided', 'joined', 'sent-on', 'left', 'withdrawn',
   'lapsed', 'closed'));
-- Who helped, until when it is confirmed, and how it was, as JSON; null = nobody helped.
ALTER TABLE cases ADD COLUMN helped TEXT CHECK (helped IS NULL OR json_type(helped) = 'object');
PRAGMA ignore_check_constraints = OFF;
UPDATE cases SET standing = status;
ALTER TABLE cases DROP COLUMN status;
ALTER TABLE cases RENAME COLUMN standing TO status;

CREATE INDEX cases_unclosed ON cases (centre, due, number)
  WHERE status IN ('unconfirmed', 'received', 'routed', 'assigned', 'asked', 'checking', 'answered', 'decided', 'joined');
