import type { Words } from '../../../../../shared/words.ts';
import type { az } from './az.ts';

export const en: Words<typeof az> = {
  choose: (name) => `Select: ${name}`,
  chooseAll: 'Select all',
  details: 'Details',
  detailsOf: (name) => `Details: ${name}`,
  unnamed: (row) => `row ${row}`,
  keys: 'Arrow keys move between cells, Enter edits, Space selects the row, Alt + ↑ ↓ moves the row, Ctrl + V pastes cells from a spreadsheet.',
  faults: {
    empty: 'This cannot be empty',
    number: 'Type a whole number: 1, 2, 3 …',
    duration: 'Type minutes: 7, 7.5 or 7:30',
    choice: 'The list has no such name',
    'yes-no': 'Type “yes” or “no”',
    code: 'A code is made of a–z, 0–9 and hyphens',
    'code-taken': 'This code is there already',
    'too-long': 'This text is too long',
    time: 'Type a time: 9:00',
  },
  paste: {
    title: 'Paste from a spreadsheet',
    lead: 'Put in the cells that you copied from Excel, Calc or Google Sheets. Nothing changes until you confirm.',
    label: 'Copied cells',
    from: (column) => `First column: ${column}`,
    fresh: (count) => (count === 1 ? '1 new row' : `${count} new rows`),
    changed: (count) => (count === 1 ? '1 cell changes' : `${count} cells change`),
    wrong: (count) =>
      count === 1 ? '1 cell cannot be read and is left out' : `${count} cells cannot be read and are left out`,
    beyond: (count) =>
      count === 1 ? '1 column does not fit and is left out' : `${count} columns do not fit and are left out`,
    nothing: 'Nothing here changes.',
    more: (count) => (count === 1 ? 'and 1 more row' : `and ${count} more rows`),
    row: 'Row',
    isNew: 'new',
    was: (text) => `was: ${text}`,
    apply: 'Paste',
  },
};
