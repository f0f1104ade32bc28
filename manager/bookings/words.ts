import { textsIn } from '../../shared/languages.ts';
import type { questions } from '../../shared/text/az.ts';
import type { Words } from '../../shared/words.ts';
import { refusalWords } from '../../ui/refusal-words.ts';
import { textsOf, wordsOf } from '../../ui/words.ts';
import type { Trouble } from '../ports.ts';
import { dayAndTime } from '../ui/format.ts';
import type { ScreenWords } from '../words.ts';
import { bookings as az } from './text/az.ts';
import { bookings as en } from './text/en.ts';
import { bookings as ru } from './text/ru.ts';

export type BookingWords = Words<typeof az>;

/** What the section of bookings says in a language. It comes with that section, and weighs on nothing else. */
export function bookingWords(language: string): BookingWords {
  return textsIn({ az, ru, en }, language);
}

/** What the questions of a form say. */
export function questionWords(language: string): Words<typeof questions> {
  return wordsOf(asking, language);
}

/** Why something about a booking did not work; `arrives`: it was somebody who came, whose time has not begun or is over. */
export function bookingTrouble(
  why: Trouble,
  screen: ScreenWords,
  { arrives = false, timeZone }: { readonly arrives?: boolean; readonly timeZone: string },
): string {
  if (why === 'lost') return screen.words.noAnswer;
  const { refused } = bookingWords(screen.language);
  const about: { readonly [name: string]: unknown } = why.about ?? {};
  if (why.code === 'too-early' && typeof about.from === 'string')
    return refused.early(dayAndTime(Date.parse(about.from), timeZone, screen.words));
  if (why.code === 'too-late') return arrives ? refused.late : refused.lateToChange;
  if (why.code === 'has-ticket' && typeof about.number === 'string') return refused.hasTicket(about.number);
  if (why.code === 'needs-reason') return refused.reason;
  const said = refusalWords(why, { ...screen.refusals, ...wordsOf(refusing, screen.language) });
  const nearest = typeof about.nearest === 'string' ? about.nearest.trim() : '';
  return nearest === '' ? said : `${said} ${refused.nearest(nearest.split(/\s+/).map(readable).join(', '))}`;
}

/** 2026-03-16T10:15 as 16.03 10:15. */
const readable = (time: string): string => time.replace(/^\d{4}-(\d{2})-(\d{2})T/, '$2.$1 ');

const refusing = textsOf('bookingRefusals');
const asking = textsOf('questions');
