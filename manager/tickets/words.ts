import { textsIn } from '../../shared/languages.ts';
import type { because, statuses } from '../../shared/text/az.ts';
import type { Words } from '../../shared/words.ts';
import { textsOf, wordsOf } from '../../ui/words.ts';
import { tickets as az } from './text/az.ts';
import { tickets as en } from './text/en.ts';
import { tickets as ru } from './text/ru.ts';

export interface TicketWords {
  readonly tickets: Words<typeof az>;
  readonly because: Words<typeof because>;
  readonly statuses: Words<typeof statuses>;
}

/** What the search of tickets and their stories say in a language. They come with that section, and weigh on nothing else. */
export function ticketWords(language: string): TicketWords {
  return {
    tickets: textsIn({ az, ru, en }, language),
    because: wordsOf(rules, language),
    statuses: wordsOf(states, language),
  };
}

const rules = textsOf('because');
const states = textsOf('statuses');
