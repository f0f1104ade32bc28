-- What was counted over the legs of a day that is over, so that a report over years need not count them again. Derived:
-- may be thrown away at any time, and is as soon as a leg of its day changes, whoever changes it.
CREATE TABLE day_figures (
  centre TEXT NOT NULL REFERENCES centres (id),
  date   TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  kind   TEXT NOT NULL CHECK (kind <> ''),
  body   BLOB NOT NULL,
  PRIMARY KEY (centre, date, kind)
) STRICT;

CREATE TRIGGER legs_added AFTER INSERT ON legs BEGIN
  DELETE FROM day_figures WHERE centre = NEW.centre AND date = NEW.date;
END;
CREATE TRIGGER legs_changed AFTER UPDATE ON legs BEGIN
  DELETE FROM day_figures WHERE centre = NEW.centre AND date IN (NEW.date, OLD.date);
END;
CREATE TRIGGER legs_removed AFTER DELETE ON legs BEGIN
  DELETE FROM day_figures WHERE centre = OLD.centre AND date = OLD.date;
END;
