import type { Words } from '../../../../shared/words.ts';
import type { centres as az } from './az.ts';

export const centres: Words<typeof az> = {
  lead: 'The centres of this server. An archived one gives no tickets; its history and reports stay, and it can be brought back at any time.',
  name: 'Centre',
  code: 'Code',
  state: 'State',
  inUse: 'In use',
  archived: 'Archived',
  open: 'Open',
  here: 'open now',
  archive: 'Archive',
  archiveTitle: (name) => `Archive “${name}”?`,
  archiveMore:
    'Its day is closed, the tickets of those who wait end, its screens say that it is archived. Nothing is deleted.',
  archiveForce: 'Visitors are being served at its counters. If it is archived all the same, they are cut short.',
  archiveYes: 'Archive',
  bringBack: 'Bring back',
  add: 'Add a centre',
  addTitle: 'Another centre',
  addYes: 'Add',
  codeHint:
    'Seen in addresses, and stays for good. Small Latin letters, digits and hyphens; left empty, it is made of the name.',
  nameIn: 'Name of the centre',
  nameHint: 'Empty: the Azerbaijani name is shown.',
  from: 'Begin with',
  copyOf: (name) => `A copy of “${name}”`,
  templates: {
    'citizen-service-centre': 'Template: citizen service centre',
    clinic: 'Template: clinic',
    'bank-branch': 'Template: bank branch',
    'university-office': 'Template: university office',
    empty: 'An empty centre',
  },
  added: (name) => `“${name}” is added.`,
  setUp: 'To its settings',
  notYours: 'Only an administrator of all centres adds another one.',
};
