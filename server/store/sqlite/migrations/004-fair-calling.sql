-- One live ticket a phone: whose number it is must be found under the write lock.
CREATE INDEX personal_phone ON personal (centre, phone) WHERE phone IS NOT NULL;

-- Calls out of turn are few and are listed over months.
CREATE INDEX events_out_of_turn ON events (centre, day)
WHERE type = 'ticket-called' AND json_extract(body, '$.because.rule') = 'out-of-turn';
