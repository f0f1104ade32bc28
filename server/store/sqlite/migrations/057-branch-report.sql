-- At a head office: what a branch that is let in last said of itself. Its clock is ahead by so many ms; so many events it has still to send.
ALTER TABLE branches ADD COLUMN version TEXT CHECK (version <> '');
ALTER TABLE branches ADD COLUMN clock_skew_ms INTEGER;
ALTER TABLE branches ADD COLUMN queue_depth INTEGER CHECK (queue_depth >= 0);
CREATE UNIQUE INDEX branches_let_in ON branches (centre) WHERE approved = 1;
