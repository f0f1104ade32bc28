import type { Words } from '../../../../../shared/words.ts';
import type { az } from './az.ts';

export const en: Words<typeof az> = {
  share: (percent) => `Filled in: ${percent}`,
  shareMore:
    'The share of five texts in all languages. Visitors read them on the kiosk, on the phone and at /services.',
  find: 'Find a service',
  unfinishedOnly: 'Only those with gaps',
  complete: 'complete',
  missing: (n) => `missing: ${n}`,
  none: 'There is no such service.',
  allDone: 'All are filled in.',
  links: 'Links',
  addLink: 'Add a link',
  removeLink: (n) => `Remove link ${n}`,
};
