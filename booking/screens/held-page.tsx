import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { isLive } from '../../shared/booking/seats.ts';
import type { ChosenLanguage } from '../../ui/language.ts';
import { refusalWords } from '../../ui/refusal-words.ts';
import { say } from '../../ui/words.ts';
import '../booking.css';
import { Answers, Fact, rowsOf } from '../../ui/visitor/facts.tsx';
import { Heading, Notice } from '../../ui/visitor/heading.tsx';
import { receptionWords } from '../../ui/visitor/reception-words.ts';
import { dateLine } from '../../ui/visitor/when.ts';
import type { HeldModel, HeldSeat } from '../held-model.ts';
import { personName } from '../offers.ts';
import { type ScreenWords, wordsIn } from '../words.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { Coming } from './coming.tsx';
import { Comments } from './comments.tsx';
import { Dates, Lost, Times } from './dates.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { Frame } from './frame.tsx';
import { CalendarLink, Code, PrintButton, RequestFacts } from './sent.tsx';

/** The page of one booking: how it stands, and what its holder may do. */
export function HeldPage(props: {
  readonly model: HeldModel;
  readonly language: ChosenLanguage;
  /** The server does not answer. */
  readonly lost: ReadonlySignal<boolean>;
  readonly rating?: Parts['rating'];
}) {
  const { model, language } = props;
  const words = wordsIn(language.code.value);
  const scene = model.scene.value;
  const about = scene.at === 'seat' ? scene.held.about : null;
  return (
    <Frame
      centre={about === null ? '' : say(about.name, words.language, about.languages)}
      spoken={about?.languages ?? null}
      words={words}
      title={scene.at === 'seat' ? words.book.status[scene.held.seat.status] : words.book.title}
      onChoose={language.choose}
    >
      {scene.at === 'seat' && (model.old.value || props.lost.value) && (
        <Notice kind="warn">
          <p>{words.book.old}</p>
        </Notice>
      )}
      <Scene model={model} words={words} rating={props.rating} />
    </Frame>
  );
}

interface Parts {
  readonly model: HeldModel;
  readonly words: ScreenWords;
  /** The question how it was, in a language. */
  readonly rating?: ((language: string) => ComponentChildren) | undefined;
}
type Shown = Parts & { readonly held: HeldSeat };

const Scene = ({ model, words, rating }: Parts) => {
  const scene = model.scene.value;
  switch (scene.at) {
    case 'loading':
      return <p class="soft">{words.book.loading}</p>;
    case 'lost':
      return <Lost words={words} onRetry={() => void model.load()} />;
    case 'unknown':
      return (
        <>
          <Heading>{words.book.unknown}</Heading>
          <p class="lead">{words.book.unknownMore}</p>
          <Ways words={words} centre={null} />
        </>
      );
    case 'seat':
      return <Seat model={model} words={words} held={scene.held} rating={rating} />;
  }
};

const Seat = (shown: Shown) => {
  const { model, words } = shown;
  if (model.doing.value === 'choosing-date' || model.doing.value === 'choosing-time') return <Moving {...shown} />;
  return (
    <>
      {model.done.value === 'moved' && (
        <p class="good" role="status">
          {words.book.moved}
        </p>
      )}
      <Status {...shown} />
      {shown.held.seat.status === 'heard' && shown.rating?.(words.language)}
      <Facts {...shown} />
      <Elsewhere {...shown} />
      <Doings {...shown} />
      <Asked {...shown} />
      <Ways words={words} centre={shown.held.centre} />
      {model.doing.value === 'cancelling' && <CancelDialog model={model} words={words} />}
    </>
  );
};

const Status = (shown: Shown) => {
  const { held, words, model } = shown;
  const { status, code } = held.seat;
  const more = Object.entries(words.book.statusMore).find(([of]) => of === status)?.[1];
  const isToCome = status === 'booked' || status === 'standby';
  return (
    <>
      <div class={`standing standing--${status}`}>
        <Heading of={status}>{words.book.status[status]}</Heading>
        {more !== undefined && <p>{more}</p>}
        {held.reason !== null && <p>{words.book.reason(held.reason)}</p>}
        {status === 'arrived' && held.about.ticket !== null && (
          <a class="button button--primary button--large" href={`/t/${encodeURIComponent(held.about.ticket)}`}>
            {words.book.ticket}
          </a>
        )}
      </div>
      {status === 'called-off' && <Offers {...shown} />}
      {isToCome && <Code code={code} link={location.href} words={words} />}
      <Troubled model={model} words={words} />
    </>
  );
};

const Offers = ({ model, words, held }: Shown) => {
  if (held.offers.length === 0) return <p class="lead">{words.book.noOffers}</p>;
  return (
    <section>
      <h2>{words.book.offers}</h2>
      <div class="visitor-actions">
        {held.offers.map((offer) => (
          <button
            key={`${offer.date} ${offer.from}`}
            type="button"
            class="button button--large"
            aria-disabled={model.busy.value}
            onClick={() => void model.takeOffer(offer)}
          >
            {words.book.at(dateLine(offer.date, words.calendar), offer.from)}
          </button>
        ))}
      </div>
    </section>
  );
};

const Facts = ({ held, words }: Shown) => {
  const { seat, about } = held;
  const { book, calendar, language } = words;
  const text = (of: { readonly [language: string]: string }): string => say(of, language, about.languages);
  const day = dateLine(seat.date, calendar);
  const { official } = about;
  const room = official?.room == null ? [] : [book.room(text(official.room))];
  return (
    <>
      <dl class="visitor-facts">
        <Fact label={book.when} text={seat.from === null ? book.asStandby(day) : book.at(day, seat.from)} />
        {official !== null && <Fact label={book.with} text={`${personName(official)}, ${text(official.post)}`} />}
        {official === null && <Fact label={book.service} text={text(about.service)} />}
        <Fact label={book.where} text={[text(about.name), ...room].join(', ')} />
        <RequestFacts request={held.request} words={words} />
      </dl>
      {seat.status === 'booked' && <Coming date={seat.date} about={about} words={words} />}
    </>
  );
};

const Doings = ({ model, words, held }: Shown) => {
  const { book } = words;
  const hasEntry = held.seat.from !== null && held.seat.status === 'booked';
  const secret = location.pathname.split('/')[2] ?? '';
  return (
    <div class="visitor-actions">
      {model.mayMove.value && (
        <button type="button" class="button button--large" onClick={() => model.askToMove()}>
          {book.move}
        </button>
      )}
      {hasEntry && <CalendarLink secret={decodeURIComponent(secret)} words={words} />}
      <PrintButton words={words} />
      {held.request !== null && (
        <a class="button button--large" href={`/m/${secret}`}>
          {receptionWords(words.language).follow}
        </a>
      )}
      {model.mayCancel.value && (
        <button type="button" class="button button--bad button--large" onClick={model.askToCancel}>
          {book.cancel}
        </button>
      )}
    </div>
  );
};

/** What was asked, and what was added to it. */
const Asked = ({ model, words, held }: Shown) => {
  const { asked } = held.about;
  const form = model.form.value;
  const details = useRef<HTMLDetailsElement>(null);
  if (asked === null) return null;
  const hidden = form?.steps.flatMap(({ fields }) => fields).filter(({ id }) => asked.hidden.includes(id)) ?? [];
  return (
    <>
      {form !== null && (
        <details class="details" ref={details}>
          <summary>{words.book.details}</summary>
          <h2>{words.book.answers}</h2>
          <Answers rows={rowsOf(form, asked.answers)} words={words} />
          <dl class="visitor-facts">
            {hidden.map(({ id, label }) => (
              <Fact key={id} label={say(label, words.language, ['az'])} text={words.book.hidden} />
            ))}
          </dl>
        </details>
      )}
      <Comments
        model={model}
        words={words}
        comments={asked.comments}
        zone={held.about.timeZone}
        isOpen={isLive(held.seat.status)}
      />
    </>
  );
};

const Moving = ({ model, words, held }: Shown) => {
  const { book } = words;
  const isDate = model.doing.value === 'choosing-date';
  const date = model.date.value ?? '';
  const to = held.others.find(({ id }) => id === model.official.value);
  return (
    <>
      <p>
        <button type="button" class="back" onClick={isDate ? model.keep : model.chooseDate}>
          {words.questions.back}
        </button>
      </p>
      {to !== undefined && <p class="lead">{receptionWords(words.language).at(personName(to))}</p>}
      <Heading of={isDate ? 'date' : 'time'}>{isDate ? book.date : book.time}</Heading>
      {!isDate && <p class="lead">{dateLine(date, words.calendar)}</p>}
      <Troubled model={model} words={words} />
      {isDate ? (
        <Dates
          dates={model.dates.value}
          standby={false}
          chosen={to === undefined ? held.seat.date : null}
          words={words}
          onPick={model.pickDate}
          onRetry={model.chooseDate}
        />
      ) : (
        <Times
          times={model.times.value}
          kept={to === undefined && held.seat.date === date ? held.seat.from : null}
          words={words}
          onPick={(from) => void model.move({ date, from })}
          onRetry={() => model.pickDate(date)}
        />
      )}
    </>
  );
};

const Troubled = ({ model, words }: Parts) => {
  const trouble = model.trouble.value;
  if (trouble === null || model.doing.value === 'cancelling') return null;
  const { book, refusals } = words;
  const text =
    trouble.why === 'taken'
      ? book.taken
      : trouble.why === 'refused'
        ? refusalWords(trouble.refusal, refusals)
        : book.lost;
  return (
    <Notice kind="bad">
      <p>{text}</p>
    </Notice>
  );
};

/** On to another booking, and to those of this phone. */
const Ways = ({ words, centre }: { readonly words: ScreenWords; readonly centre: string | null }) => (
  <p class="visitor-ways">
    <a class="link" href="/b">
      {words.book.history}
    </a>
    <a class="link" href={centre === null ? '/book' : `/book?centre=${encodeURIComponent(centre)}`}>
      {words.book.bookAgain}
    </a>
  </p>
);
