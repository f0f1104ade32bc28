import type { Words } from '../../../../../shared/words.ts';
import type { az } from './az.ts';

/** The words of the editor of notices. */
export const ru: Words<typeof az> = {
  methods: { get: 'В адресе (GET)', post: 'В теле запроса (POST)' },
  types: { json: 'JSON', form: 'Поля формы' },
  retries: {
    label: (n) => `После попытки ${n}, минут`,
    add: 'Добавить попытку',
    remove: 'Убрать',
  },
  letters: (language, letters, parts) => `${language}: в SMS знаков: ${letters}, частей: ${parts}`,
  sample: 'Пример SMS',
};
