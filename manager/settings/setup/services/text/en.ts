import type { Words } from '../../../../../shared/words.ts';
import type { az } from './az.ts';

const services = (count: number): string => (count === 1 ? '1 service' : `${count} services`);

export const en: Words<typeof az> = {
  table: 'Services',
  heads: {
    code: 'Code',
    name: (language) => `Name: ${language}`,
    group: 'Group',
    series: 'Series',
    standard: 'Minutes',
    offered: 'On kiosk',
    frequent: 'Place',
    yes: 'yes',
    no: 'no',
  },
  search: 'Name, code or keyword',
  searchShort: 'Search',
  groupFilter: 'Group',
  allGroups: 'All groups',
  only: 'Show',
  onlyOf: {
    all: 'All',
    faulty: 'What has to be put right',
    untaken: 'In no work profile',
    'not-offered': 'Not on the kiosk',
  },
  count: (shown, all) => (shown === all ? services(all) : `${shown} of ${services(all)}`),
  none: 'There is no such service. Change the search or the filter.',
  untaken: (count) => `${services(count)} in no work profile: tickets are given, but no counter will call them.`,
  showUntaken: 'Show',
  add: 'Add a service',
  paste: 'Paste from a spreadsheet',
  chosen: (count) => `${services(count)} selected`,
  moveTo: 'Move to group …',
  offer: 'Offer on kiosk',
  unoffer: 'Take off kiosk',
  copy: 'Duplicate',
  remove: 'Remove',
  removeTitle: (count) => (count === 1 ? 'Remove this service?' : `Remove ${services(count)}?`),
  removeUsed: (profiles) => `Named in the work profiles ${profiles}. It will be taken out there too.`,
  removeReceived: (officials) =>
    `Receives for it: ${officials}. Once it is removed, another service has to be chosen for them.`,
  removeUnused: 'No work profile names it.',
  removeBack: '“Undo” brings it back.',
  removed: (count, profiles) =>
    profiles === 0
      ? `${services(count)} removed.`
      : `${services(count)} removed, and taken out of ${profiles === 1 ? '1 work profile' : `${profiles} work profiles`}.`,
  added: (name) => `Added: ${name}`,
  moved: (count, group) => `${services(count)} moved to ${group}`,
  detailsOf: (name) => name,
  newService: 'New service',
  limits: 'Limits',
  ownHours: 'Hours of its own',
  documents: 'What to bring',
  documentNo: (n) => `Document ${n}`,
  addDocument: 'Add a document',
  removeDocument: (n) => `Remove document ${n}`,
  keywordsHint: 'One word or phrase a line.',
  previous: 'Previous',
  next: 'Next',
  close: 'Close',
  minutes: 'minutes',
};
