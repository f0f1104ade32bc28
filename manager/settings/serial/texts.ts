import { inEach } from '../../../shared/languages.ts';
import type { Words } from '../../../shared/words.ts';
import { serial as az } from './text/az.ts';
import { serial as en } from './text/en.ts';
import { serial as ru } from './text/ru.ts';

/** The words of the page of boards and keypads in every language. */
export const serialTexts = inEach({ az, ru, en });
export type SerialTexts = Words<typeof az>;
