import { useState } from 'preact/hooks';
import type { ChosenLanguage } from '../../ui/language.ts';
import '../booking.css';
import { Heading } from '../../ui/visitor/heading.tsx';
import { dateLine } from '../../ui/visitor/when.ts';
import type { Bookings, KeptBooking } from '../bookings.ts';
import { type ScreenWords, wordsIn } from '../words.ts';
import { Frame } from './frame.tsx';

/** What this phone has sent: number and date of each, and the way to its page. */
export function HistoryPage({
  bookings,
  language,
}: {
  readonly bookings: Bookings;
  readonly language: ChosenLanguage;
}) {
  const words = wordsIn(language.code.value);
  const { book } = words;
  const [all, setAll] = useState(bookings.all());
  const forget = (secret: string): void => {
    bookings.forget(secret);
    setAll(bookings.all());
  };
  return (
    <Frame centre="" spoken={null} words={words} title={book.history} onChoose={language.choose}>
      <Heading>{book.yours}</Heading>
      {all.length === 0 && <p class="lead">{book.noHistory}</p>}
      <ul class="sent">
        {all.map((kept) => (
          <Kept key={kept.secret} kept={kept} words={words} onForget={() => forget(kept.secret)} />
        ))}
      </ul>
      <p class="visitor-ways">
        <a class="link" href="/book">
          {book.title}
        </a>
      </p>
    </Frame>
  );
}

const Kept = (props: { readonly kept: KeptBooking; readonly words: ScreenWords; readonly onForget: () => void }) => {
  const { secret, number, sentAt } = props.kept;
  const { book, calendar } = props.words;
  return (
    <li>
      <p class="sent__number">{number}</p>
      {sentAt !== '' && <p class="soft">{book.sentOn(dateLine(localDate(sentAt), calendar))}</p>}
      <p class="visitor-ways">
        <a class="link" href={`/b/${encodeURIComponent(secret)}`}>
          {book.details}
          <span class="visually-hidden"> {number}</span>
        </a>
        <button type="button" class="link" onClick={props.onForget}>
          {book.forget}
          <span class="visually-hidden"> {number}</span>
        </button>
      </p>
    </li>
  );
};

/** The date of an instant where the phone is. */
const localDate = (at: string): string => {
  const day = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
};
