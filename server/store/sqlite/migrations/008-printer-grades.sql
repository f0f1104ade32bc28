-- How a printer answers, as slips have shown it; `way` stands for the machine: how it is reached, and its paper.
CREATE TABLE printer_grades (
  centre   TEXT NOT NULL REFERENCES centres (id),
  printer  TEXT NOT NULL,
  way      TEXT NOT NULL,
  grade    TEXT NOT NULL CHECK (grade IN ('in-order', 'real-time', 'one-way')),
  found_at INTEGER NOT NULL,
  PRIMARY KEY (centre, printer)
) STRICT, WITHOUT ROWID;
