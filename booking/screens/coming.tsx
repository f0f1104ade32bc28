import { clockTime, longDate } from '../../shared/words.ts';
import { say, unbroken } from '../../ui/words.ts';
import type { About } from '../state.ts';
import type { ScreenWords } from '../words.ts';

/** When to check in for a seat of this date (YYYY-MM-DD), and what to bring. */
export function Coming(props: { readonly date: string; readonly about: About; readonly words: ScreenWords }) {
  const { date, about, words } = props;
  const { book, language } = words;
  const { checkIn, documents, timeZone, languages } = about;
  const own = longDate(Date.parse(`${date}T12:00:00Z`), 'UTC', words.calendar);
  /** A time of the day itself, or of another one with its date. */
  const time = (at: string): string => {
    const instant = Date.parse(at);
    const day = longDate(instant, timeZone, words.calendar);
    const clock = clockTime(instant, timeZone);
    return day === own ? clock : unbroken(`${day}, ${clock}`);
  };
  return (
    <>
      {checkIn !== null && <p class="kept">{book.come(time(checkIn.from), time(checkIn.until))}</p>}
      {documents.length > 0 && (
        <section class="bring">
          <h2>{book.bring}</h2>
          <ul>
            {documents.map((document) => {
              const text = unbroken(say(document, language, languages));
              return <li key={text}>{text}</li>;
            })}
          </ul>
        </section>
      )}
    </>
  );
}
