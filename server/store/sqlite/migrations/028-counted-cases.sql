-- Figures are counted once and followed by the log: nothing asks any more which cases ended since a moment.
DROP INDEX cases_since;
