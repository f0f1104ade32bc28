-- Secrets live for a day: the hourly erasing finds those that are dead by looking at them all.
DROP INDEX secrets_expire;
