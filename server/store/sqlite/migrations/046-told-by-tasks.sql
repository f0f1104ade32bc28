-- Who told somebody, or tried to, where that was a task: the id of a person or program.
ALTER TABLE notices ADD COLUMN told_by TEXT;
