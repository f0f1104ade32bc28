import { Fact } from '../../ui/visitor/facts.tsx';
import { Heading } from '../../ui/visitor/heading.tsx';
import { PaperLink } from '../../ui/visitor/paper-link.tsx';
import { Qr } from '../../ui/visitor/qr.tsx';
import { receptionWords } from '../../ui/visitor/reception-words.ts';
import { dateLine } from '../../ui/visitor/when.ts';
import { say } from '../../ui/words.ts';
import { type Bookable, type Offer, personName } from '../offers.ts';
import type { About, Sent } from '../state.ts';
import type { ScreenWords } from '../words.ts';
import { Coming } from './coming.tsx';

/** It is sent: the code, when and where, and what comes next. */
export function SentPage(props: {
  readonly sent: Sent;
  readonly about: About | null;
  readonly chosen: Bookable | null;
  readonly offer: Offer;
  readonly words: ScreenWords;
}) {
  const { sent, words } = props;
  const { book } = words;
  const { seat, secret } = sent;
  const page = `/b/${encodeURIComponent(secret)}`;
  return (
    <>
      <div class="done">
        <Heading>{book.sent}</Heading>
        <p>{seat.status === 'standby' ? book.statusMore.standby : book.sentMore}</p>
      </div>
      <Code code={seat.code} link={new URL(page, location.origin).href} words={words} />
      <Facts {...props} />
      {props.about !== null && seat.from !== null && <Coming date={seat.date} about={props.about} words={words} />}
      <div class="visitor-actions">
        <a class="button button--primary button--large" href={page}>
          {book.details}
        </a>
        {seat.from !== null && <CalendarLink secret={secret} words={words} />}
        <PrintButton words={words} />
        <a class="button button--large" href="/b">
          {book.history}
        </a>
      </div>
    </>
  );
}

const Facts = ({ sent, chosen, offer, words }: Parameters<typeof SentPage>[0]) => {
  const { book, calendar, language } = words;
  const { seat } = sent;
  const day = dateLine(seat.date, calendar);
  const text = (of: { readonly [language: string]: string }): string => say(of, language, offer.list.languages);
  const official = chosen?.official ?? null;
  return (
    <dl class="visitor-facts">
      <Fact label={book.when} text={seat.from === null ? book.asStandby(day) : book.at(day, seat.from)} />
      {official !== null && <Fact label={book.with} text={`${personName(official)}, ${text(official.post)}`} />}
      {official === null && <Fact label={book.service} text={text(chosen?.service?.name ?? {})} />}
      <Fact
        label={book.where}
        text={[text(offer.list.name), official?.room == null ? '' : book.room(text(official.room))]
          .filter((one) => one !== '')
          .join(', ')}
      />
      <RequestFacts request={sent.request} words={words} />
    </dl>
  );
};

/** [CS28] The number of what was asked for with the seat, and when it is answered at the latest. */
export function RequestFacts(props: {
  readonly request: { readonly number: string; readonly due: string } | null;
  readonly words: ScreenWords;
}) {
  const { request, words } = props;
  const own = receptionWords(words.language);
  if (request === null) return null;
  return (
    <>
      <Fact label={own.number} text={request.number} />
      <Fact label={own.due} text={dateLine(request.due, words.calendar)} />
    </>
  );
}

/** Saves the entry for a calendar. */
export function CalendarLink({ secret, words }: { readonly secret: string; readonly words: ScreenWords }) {
  return (
    <a class="button button--large" href={`/api/b/${encodeURIComponent(secret)}/ics`} download>
      {words.book.calendar}
    </a>
  );
}

export function PrintButton({ words }: { readonly words: ScreenWords }) {
  return (
    <button type="button" class="button button--large" onClick={() => print()}>
      {words.book.print}
    </button>
  );
}

/** The six figures, and the same as a code, for the kiosk. */
export function Code(props: { readonly code: string | null; readonly link: string; readonly words: ScreenWords }) {
  const { code, link, words } = props;
  if (code === null) return null;
  return (
    <section class="code" aria-label={words.book.code}>
      <div>
        <p class="code__label">{words.book.code}</p>
        <p class="code__figures">{code.replace(/(\d{3})(\d{3})/, '$1\u00a0$2')}</p>
        <p class="code__more">{words.book.codeMore}</p>
        <PaperLink link={link} />
      </div>
      <Qr link={link} label={words.book.code} />
    </section>
  );
}
