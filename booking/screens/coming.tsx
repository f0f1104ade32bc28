import { clockTime } from '../../shared/words.ts';
import { say } from '../../ui/words.ts';
import type { About } from '../state.ts';
import type { ScreenWords } from '../words.ts';

/** When to check in, and what to bring. */
export function Coming({ about, words }: { readonly about: About; readonly words: ScreenWords }) {
  const { book, language } = words;
  const { checkIn, documents, timeZone, languages } = about;
  const time = (at: string): string => clockTime(Date.parse(at), timeZone);
  return (
    <>
      {checkIn !== null && <p class="kept">{book.come(time(checkIn.from), time(checkIn.until))}</p>}
      {documents.length > 0 && (
        <section class="bring">
          <h2>{book.bring}</h2>
          <ul>
            {documents.map((document) => {
              const text = say(document, language, languages);
              return <li key={text}>{text}</li>;
            })}
          </ul>
        </section>
      )}
    </>
  );
}
