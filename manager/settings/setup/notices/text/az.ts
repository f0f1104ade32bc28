import { azOrdinal } from '../../../../../shared/text/az.ts';

/** The words of the editor of notices. */
export const az = {
  methods: { get: 'Ünvanda (GET)', post: 'Məzmunda (POST)' },
  types: { json: 'JSON', form: 'Forma sahələri' },
  retries: {
    label: (n: number): string => `${azOrdinal(n)} cəhddən sonra, dəqiqə`,
    add: 'Cəhd əlavə et',
    remove: 'Sil',
  },
  letters: (language: string, letters: number, parts: number): string =>
    `${language}: SMS ${letters} işarə, ${parts} hissə`,
  sample: 'Nümunə SMS',
};
