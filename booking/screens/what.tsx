import { useId } from 'preact/hooks';
import { Heading } from '../../ui/visitor/heading.tsx';
import { say, unbroken } from '../../ui/words.ts';
import type { BookModel } from '../book-model.ts';
import { type Bookable, type Offer, personName } from '../offers.ts';
import type { ListedOfficial } from '../ports.ts';
import type { ScreenWords } from '../words.ts';

interface Parts {
  readonly model: BookModel;
  readonly offer: Offer;
  readonly words: ScreenWords;
}

/** Who or what: officials with their reception days, and the services that may be booked; a search if they are many. */
export function What(parts: Parts) {
  const { model, words } = parts;
  const found = model.offers.found.value;
  const typed = model.offers.query.value.trim() !== '';
  const officials = found.filter(({ official }) => official !== null);
  const services = found.filter(({ service }) => service !== null);
  const isEmpty = found.length === 0 && !typed;
  return (
    <>
      <Heading>{words.book.title}</Heading>
      <p class="lead">{isEmpty ? words.book.nothing : words.book.lead}</p>
      {model.offers.many.value && <Search {...parts} />}
      {typed && (
        <p class="soft" role="status">
          {found.length === 0 ? words.book.none : ''}
        </p>
      )}
      {officials.length > 0 && <Group {...parts} title={words.book.officials} shown={officials} />}
      {services.length > 0 && <Group {...parts} title={words.book.services} shown={services} />}
      <p>
        <a class="link" href="/b">
          {words.book.history}
        </a>
      </p>
    </>
  );
}

const Search = ({ model, words }: Parts) => {
  const id = useId();
  return (
    <search class="find">
      <label for={id}>{words.book.search}</label>
      <input
        id={id}
        type="search"
        autocomplete="off"
        value={model.offers.query.value}
        onInput={(event) => model.offers.search(event.currentTarget.value)}
      />
    </search>
  );
};

const Group = (props: Parts & { readonly title: string; readonly shown: readonly Bookable[] }) => (
  <section>
    <h2>{props.title}</h2>
    <ul class="visitor-rows">
      {props.shown.map((bookable) => (
        <li key={bookable.resource}>
          <button type="button" onClick={() => props.model.choose(bookable.resource)}>
            <Named bookable={bookable} offer={props.offer} words={props.words} />
          </button>
        </li>
      ))}
    </ul>
  </section>
);

const Named = ({ bookable, offer, words }: Omit<Parts, 'model'> & { readonly bookable: Bookable }) => {
  const { official, service } = bookable;
  if (official === null)
    return <span class="visitor-rows__name">{say(service?.name ?? {}, words.language, offer.list.languages)}</span>;
  return (
    <span class="visitor-rows__text">
      <span class="visitor-rows__name">{personName(official)}</span>
      <span>{say(official.post, words.language, offer.list.languages)}</span>
      {receptionLines(official, words).map((line) => (
        <span key={line} class="visitor-rows__more">
          {line}
        </span>
      ))}
    </span>
  );
};

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The reception days and hours of an official. */
export function receptionLines(
  { receptions }: Pick<ListedOfficial, 'receptions'>,
  words: ScreenWords,
): readonly string[] {
  return receptions.map(({ weekday, weeks, from, to }) => {
    const day = words.calendar.weekdays[days.indexOf(weekday)] ?? weekday;
    return unbroken(words.book.reception(day, weeks ?? null, from, to));
  });
}
