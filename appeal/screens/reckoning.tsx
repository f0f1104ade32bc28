import { say } from '../../ui/words.ts';
import type { OwnCase } from '../ports.ts';
import type { ScreenWords } from '../words.ts';
import { fullDate } from './frame.tsx';

/** [CA6] How the due date came about: the day that does not count, the days left out by name, and the last one. */
export function Reckoning({ own, words }: { readonly own: OwnCase; readonly words: ScreenWords }) {
  const { appeals, language } = words;
  const { from, left, provisional } = own.reckoning;
  const why = ({ kind, name }: (typeof left)[number]): string =>
    name === null ? (kind === 'rest' ? appeals.rest : appeals.off) : say(name, language, own.languages);
  return (
    <details class="details">
      <summary>{appeals.reckoning}</summary>
      <p>{appeals.reckoned(fullDate(from, words), fullDate(own.due, words))}</p>
      {left.length > 0 && (
        <>
          <p>{appeals.leftOut}</p>
          <ul class="details__days">
            {left.map((day) => (
              <li key={day.date}>
                {fullDate(day.date, words)}: {why(day)}
              </li>
            ))}
          </ul>
        </>
      )}
      {provisional && <p>{appeals.provisional}</p>}
    </details>
  );
}
