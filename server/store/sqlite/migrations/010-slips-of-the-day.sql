-- Slips that tell a ticket's secret: when its day is over the hourly erasing takes it out of them.
CREATE INDEX jobs_with_secret ON jobs (centre, ticket) WHERE instr(slip, '"url":"') > 0;
