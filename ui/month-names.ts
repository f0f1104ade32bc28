import { inEach } from '../shared/languages.ts';
import { months as az } from '../shared/text/az.ts';
import { months as en } from '../shared/text/en.ts';
import type { Words } from '../shared/words.ts';

/** Months as they are called where no day stands before them. */
export const monthNames = inEach<Words<typeof az>>({
  az,
  en,
  ru: [
    'январь',
    'февраль',
    'март',
    'апрель',
    'май',
    'июнь',
    'июль',
    'август',
    'сентябрь',
    'октябрь',
    'ноябрь',
    'декабрь',
  ],
});
