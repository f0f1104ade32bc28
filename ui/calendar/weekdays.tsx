import { wordsOf } from '../words.ts';
import type { DateWords } from './date-words.ts';
import { calendarTexts } from './texts.ts';

/** The head of a month: its days of the week in short, Monday first. */
export function Weekdays({ language, weekdays }: Pick<DateWords, 'language' | 'weekdays'>) {
  return (
    <thead>
      <tr>
        {wordsOf(calendarTexts, language).days.map((short, at) => (
          <th key={short} scope="col" abbr={weekdays[at]}>
            {short}
          </th>
        ))}
      </tr>
    </thead>
  );
}
