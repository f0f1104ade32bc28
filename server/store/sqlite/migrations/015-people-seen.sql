-- When somebody was last heard of, which outlives their sessions.
ALTER TABLE users ADD COLUMN seen_at INTEGER;
UPDATE users SET seen_at = (SELECT max(seen_at) FROM sessions WHERE sessions.user = users.id);
