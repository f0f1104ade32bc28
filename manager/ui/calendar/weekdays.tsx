import { wordsOf } from '../../../ui/words.ts';
import { useWords } from '../use-words.ts';
import { calendarTexts } from './texts.ts';

/** The head of a month: its days of the week in short, Monday first. */
export function Weekdays() {
  const { language, weekdays } = useWords();
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
