/** The words of the editor of notices. */
export const az = {
  methods: { get: 'Ünvanda (GET)', post: 'Məzmunda (POST)' },
  types: { json: 'JSON', form: 'Forma sahələri' },
  retryMinutes: (n: number): string => `${n}-ci cəhddən sonra, dəqiqə`,
  addRetry: 'Cəhd əlavə et',
  remove: 'Sil',
  letters: (language: string, letters: number, parts: number): string =>
    `${language}: SMS ${letters} işarə, ${parts} hissə`,
  sample: 'Nümunə SMS',
};
