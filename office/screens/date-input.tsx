import { createDateInput } from '../../ui/calendar/date-input.tsx';
import { useOffice } from './context.ts';
import { TroubleLines } from './trouble.tsx';

/** A date to type or to pick, in the words of the screen. */
export const DateInput = createDateInput(
  () => {
    const { language, words } = useOffice();
    return { language, months: words.months, weekdays: words.weekdays, dates: words.office.dates };
  },
  {
    Coming: () => <p role="status">{useOffice().words.office.loading}</p>,
    Lost: ({ onRetry }) => <TroubleLines why="lost" onRetry={onRetry} />,
  },
);
