import type { Words } from '../../../../../shared/words.ts';
import type { az } from './az.ts';

/** The words of the editor of notices. */
export const en: Words<typeof az> = {
  methods: { get: 'In the address (GET)', post: 'In the body (POST)' },
  types: { json: 'JSON', form: 'Form fields' },
  retries: {
    label: (n) => `After try ${n}, minutes`,
    add: 'Add a try',
    remove: 'Remove',
  },
  letters: (language, letters, parts) =>
    `${language}: the SMS has ${letters} ${letters === 1 ? 'letter' : 'letters'} in ${parts} ${parts === 1 ? 'part' : 'parts'}`,
  sample: 'Sample SMS',
};
