-- Who was drawn to visit the household of who asks, of which department, how often somebody was drawn, and when they had been there.
-- A column more makes SQLite read the table through by every CHECK of it; what none of the rows has yet fails none.
PRAGMA ignore_check_constraints = ON;
ALTER TABLE cases ADD COLUMN visitor TEXT;
ALTER TABLE cases ADD COLUMN visit_of TEXT;
ALTER TABLE cases ADD COLUMN draws INTEGER NOT NULL DEFAULT 0 CHECK (draws >= 0);
ALTER TABLE cases ADD COLUMN visited_at INTEGER;
PRAGMA ignore_check_constraints = OFF;
CREATE INDEX cases_visiting ON cases (centre, due, number) WHERE visitor IS NOT NULL AND visited_at IS NULL;
