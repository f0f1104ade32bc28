-- Who was seated as urgent, let in outside their time or had their seat back: few, and listed over months.
CREATE INDEX events_seat_reasons ON events (centre, at)
WHERE type IN ('seat-booked', 'seat-arrived', 'seat-reinstated') AND json_extract(body, '$.reason') IS NOT NULL;
