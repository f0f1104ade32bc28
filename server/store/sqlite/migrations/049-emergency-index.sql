-- Emergencies are found without reading the log, where no day was opened since.
CREATE INDEX events_emergency ON events (centre, seq) WHERE type IN ('emergency-begun', 'emergency-ended');
