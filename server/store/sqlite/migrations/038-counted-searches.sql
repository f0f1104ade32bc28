-- What cases are filtered by stands beside their words too, apart from who looks after them, which most searches ask: a search by words
-- reads no whole rows.
CREATE TABLE case_filters (
  id          INTEGER PRIMARY KEY,
  kind        TEXT,
  topic       TEXT,
  channel     TEXT,
  status      TEXT,
  received_on TEXT
) STRICT;
INSERT INTO case_filters
  SELECT i.id, c.kind, c.topic, c.channel, c.status, c.received_on
  FROM case_index i JOIN cases c ON c.centre = i.centre AND c.id = i.case_id;

CREATE TRIGGER case_filters_begun AFTER INSERT ON case_index BEGIN
  INSERT INTO case_filters
    SELECT new.id, c.kind, c.topic, c.channel, c.status, c.received_on FROM (SELECT 1)
      LEFT JOIN cases c ON c.centre = new.centre AND c.id = new.case_id;
END;
CREATE TRIGGER case_filters_erased AFTER DELETE ON case_index BEGIN
  DELETE FROM case_filters WHERE id = old.id;
END;
CREATE TRIGGER case_filters_of_case AFTER INSERT ON cases BEGIN
  UPDATE case_filters SET kind = new.kind, topic = new.topic, channel = new.channel, status = new.status, received_on = new.received_on
    WHERE id = (SELECT id FROM case_index WHERE centre = new.centre AND case_id = new.id);
END;
CREATE TRIGGER case_filters_changed AFTER UPDATE OF kind, topic, channel, status, received_on ON cases
  WHEN (old.kind, old.topic, old.channel, old.status, old.received_on)
    IS NOT (new.kind, new.topic, new.channel, new.status, new.received_on) BEGIN
  UPDATE case_filters SET kind = new.kind, topic = new.topic, channel = new.channel, status = new.status, received_on = new.received_on
    WHERE id = (SELECT id FROM case_index WHERE centre = new.centre AND case_id = new.id);
END;

-- How many cases of a centre are alike in all that a search filters by ('' where there is none): a total is a sum over few rows.
CREATE TABLE case_counts (
  centre     TEXT NOT NULL,
  kind       TEXT NOT NULL,
  topic      TEXT NOT NULL,
  department TEXT NOT NULL,
  executor   TEXT NOT NULL,
  channel    TEXT NOT NULL,
  status     TEXT NOT NULL,
  cases      INTEGER NOT NULL CHECK (cases >= 0),
  PRIMARY KEY (centre, kind, topic, department, executor, channel, status)
) STRICT, WITHOUT ROWID;
INSERT INTO case_counts
  SELECT centre, kind, coalesce(topic, ''), coalesce(department, ''), coalesce(executor, ''), channel, status, count(*)
  FROM cases GROUP BY 1, 2, 3, 4, 5, 6, 7;

CREATE TRIGGER cases_counted AFTER INSERT ON cases BEGIN
  INSERT INTO case_counts VALUES (new.centre, new.kind, coalesce(new.topic, ''), coalesce(new.department, ''),
      coalesce(new.executor, ''), new.channel, new.status, 1)
    ON CONFLICT DO UPDATE SET cases = cases + 1;
END;
CREATE TRIGGER cases_recounted AFTER UPDATE OF kind, topic, department, executor, channel, status ON cases
  WHEN (old.kind, old.topic, old.department, old.executor, old.channel, old.status)
    IS NOT (new.kind, new.topic, new.department, new.executor, new.channel, new.status) BEGIN
  UPDATE case_counts SET cases = cases - 1
    WHERE centre = old.centre AND kind = old.kind AND topic = coalesce(old.topic, '') AND department = coalesce(old.department, '')
      AND executor = coalesce(old.executor, '') AND channel = old.channel AND status = old.status;
  INSERT INTO case_counts VALUES (new.centre, new.kind, coalesce(new.topic, ''), coalesce(new.department, ''),
      coalesce(new.executor, ''), new.channel, new.status, 1)
    ON CONFLICT DO UPDATE SET cases = cases + 1;
  DELETE FROM case_counts WHERE centre = old.centre AND kind = old.kind AND topic = coalesce(old.topic, '') AND cases = 0;
END;

-- What a department looks after, the last registered first.
CREATE INDEX cases_of_department ON cases (centre, department, registered_at, number);
