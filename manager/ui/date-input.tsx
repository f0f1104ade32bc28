import { createDateInput } from '../../ui/calendar/date-input.tsx';
import { Loading } from './answered.tsx';
import { Lost } from './lazily.tsx';
import { useWords } from './use-words.ts';

/** A date to type or to pick, in the words of the screen. */
export const DateInput = createDateInput(
  () => {
    const { language, months, weekdays, words } = useWords();
    return { language, months, weekdays, dates: words.dates };
  },
  { Coming: Loading, Lost },
);
