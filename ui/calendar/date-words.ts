import type { CalendarWords } from '../../shared/words.ts';

/** What a field of a date and its calendar say in a language. */
export interface DateWords extends CalendarWords {
  readonly language: string;
  readonly dates: { readonly between: string; readonly pattern: string; readonly calendar: string };
}
