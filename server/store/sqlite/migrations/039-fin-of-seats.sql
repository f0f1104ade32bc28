-- By which a booking is found from a document: an HMAC of the FIN that was given with it.
ALTER TABLE seat_people ADD COLUMN fin_key TEXT;
CREATE INDEX seat_people_fin ON seat_people (centre, fin_key) WHERE fin_key IS NOT NULL;
