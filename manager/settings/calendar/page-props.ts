import type { Words } from '../../../shared/words.ts';
import type { CalendarModel } from './calendar-model.ts';
import type { az } from './text/az.ts';

/** What every part of the calendar's page is given. */
export interface CalendarProps {
  readonly model: CalendarModel;
  readonly texts: Words<typeof az>;
  /** Whether this person may change it; else it is only shown. */
  readonly mayChange: boolean;
}

/** What is about one year. */
export interface YearProps extends CalendarProps {
  /** The one that is shown, as 2026. */
  readonly year: string;
}
