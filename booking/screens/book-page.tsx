import type { ReadonlySignal } from '@preact/signals';
import { QuestionPage } from '../../ui/form/question-page.tsx';
import { refusalWords } from '../../ui/refusal-words.ts';
import { say } from '../../ui/words.ts';
import '../booking.css';
import type { ChosenLanguage } from '../../ui/language.ts';
import { Answers, Fact } from '../../ui/visitor/facts.tsx';
import { Heading, Notice } from '../../ui/visitor/heading.tsx';
import { dateLine } from '../../ui/visitor/when.ts';
import type { BookModel } from '../book-model.ts';
import { type Offer, personName } from '../offers.ts';
import type { Place, Trouble } from '../state.ts';
import { type ScreenWords, wordsIn } from '../words.ts';
import { Dates, Lost, Times } from './dates.tsx';
import { Frame } from './frame.tsx';
import { LaterPart } from './later.tsx';
import { SentPage } from './sent.tsx';
import { ServerLost } from './server-lost.tsx';
import { What } from './what.tsx';

/** Booking, from the first question to what is sent. */
export function BookPage(props: {
  readonly model: BookModel;
  readonly language: ChosenLanguage;
  /** The server does not answer. */
  readonly lost: ReadonlySignal<boolean>;
}) {
  const { model, language } = props;
  const words = wordsIn(language.code.value);
  const offered = model.offers.offered.value;
  const list = offered.at === 'offer' ? offered.offer.list : null;
  const title = model.sent.value === null ? words.book.title : words.book.sent;
  return (
    <Frame
      centre={list === null ? '' : say(list.name, words.language, list.languages)}
      spoken={list?.languages ?? null}
      words={words}
      title={title}
      onChoose={language.choose}
    >
      <ServerLost lost={props.lost} model={model} words={words} />
      <Standing model={model} words={words} />
    </Frame>
  );
}

interface Parts {
  readonly model: BookModel;
  readonly words: ScreenWords;
}

const Standing = ({ model, words }: Parts) => {
  const offered = model.offers.offered.value;
  switch (offered.at) {
    case 'loading':
      return <p class="soft">{words.book.loading}</p>;
    case 'lost':
      return <Lost words={words} onRetry={model.reload} />;
    case 'no-centre':
      return <p role="alert">{words.book.noCentre}</p>;
    case 'centres':
      return (
        <>
          <h1>{words.book.centre}</h1>
          <ul class="visitor-rows">
            {offered.centres.map(({ id, name }) => (
              <li key={id}>
                <a href={`?centre=${encodeURIComponent(id)}`}>{say(name, words.language, Object.keys(name))}</a>
              </li>
            ))}
          </ul>
        </>
      );
    case 'offer':
      return <StepPage model={model} words={words} offer={offered.offer} />;
  }
};

const StepPage = (parts: Parts & { readonly offer: Offer }) => {
  const { model, words } = parts;
  const sent = model.sent.value;
  if (sent !== null)
    return (
      <SentPage sent={sent} about={model.about.value} chosen={model.chosen.value} offer={parts.offer} words={words} />
    );
  switch (model.step.value.at) {
    case 'date':
      return <DateStep {...parts} />;
    case 'time':
      return <TimeStep {...parts} />;
    case 'question':
      return <QuestionStep {...parts} />;
    case 'check':
      return <CheckStep {...parts} />;
    default:
      return <What {...parts} />;
  }
};

const back = (): void => history.back();

const Back = ({ words }: Pick<Parts, 'words'>) => (
  <p>
    <button type="button" class="back" onClick={back}>
      {words.questions.back}
    </button>
  </p>
);

/** Who or what it is about, above each page. */
const About = ({ model, words, offer }: Parts & { readonly offer: Offer }) => {
  const text = chosenText(model, offer, words);
  return text === null ? null : <p class="about">{text}</p>;
};

const chosenText = (model: BookModel, { list }: Offer, { language }: ScreenWords): string | null => {
  const chosen = model.chosen.value;
  if (chosen === null) return null;
  if (chosen.official === null) return say(chosen.service?.name ?? {}, language, list.languages);
  return `${personName(chosen.official)}, ${say(chosen.official.post, language, list.languages)}`;
};

const DateStep = (parts: Parts & { readonly offer: Offer }) => {
  const { model, words, offer } = parts;
  return (
    <>
      <Back words={words} />
      <About {...parts} />
      <Heading>{words.book.date}</Heading>
      <Troubled {...parts} />
      <Dates
        dates={model.dates.value}
        standby={offer.list.standby}
        chosen={model.choice.value?.date ?? null}
        words={words}
        onPick={model.pickDate}
        onRetry={model.reload}
      />
    </>
  );
};

const TimeStep = (parts: Parts & { readonly offer: Offer }) => {
  const { model, words } = parts;
  const { date, from } = model.choice.value ?? { date: null, from: null };
  return (
    <>
      <Back words={words} />
      <About {...parts} />
      <Heading>{words.book.time}</Heading>
      <p class="lead">{date === null ? '' : dateLine(date, words.calendar)}</p>
      <Troubled {...parts} />
      <Times
        times={model.times.value}
        kept={model.keptMinutes.value === null ? null : from}
        words={words}
        onPick={(time) => void model.pickTime({ date: date ?? '', from: time })}
        onRetry={model.reload}
      />
      <Kept {...parts} />
    </>
  );
};

const QuestionStep = (parts: Parts & { readonly offer: Offer }) => {
  const { model, words } = parts;
  const form = model.form.value;
  const page = form?.page.value ?? null;
  if (form === null || page === null) return null;
  return (
    <>
      <Back words={words} />
      <QuestionPage
        model={form}
        page={page}
        language={words.language}
        words={words.questions}
        onDone={() => {
          model.later.close();
          model.answered();
        }}
      />
      <Kept {...parts} />
      <LaterPart later={model.later} words={words} />
    </>
  );
};

const CheckStep = (parts: Parts & { readonly offer: Offer }) => {
  const { model, words, offer } = parts;
  const form = model.form.value;
  const chosen = model.chosen.value;
  const unsure = model.trouble.value?.why === 'unsure';
  const resource = model.choice.value?.resource ?? '';
  return (
    <>
      {!unsure && <Back words={words} />}
      <Heading>{words.book.check}</Heading>
      <dl class="visitor-facts">
        <Fact
          label={chosen?.official == null ? words.book.service : words.book.with}
          text={chosenText(model, offer, words) ?? ''}
        />
        <Fact
          label={words.book.when}
          text={whenText(model, words)}
          {...(unsure ? {} : { onChange: { text: words.questions.change, run: () => model.choose(resource) } })}
        />
      </dl>
      {form !== null && (
        <Answers rows={form.summary.value} words={words} {...(unsure ? {} : { onChange: model.change })} />
      )}
      <Kept {...parts} />
      <Troubled {...parts} />
      <Send model={model} words={words} unsure={unsure} />
      {!unsure && <LaterPart later={model.later} words={words} />}
    </>
  );
};

const Send = ({ model, words: { book }, unsure }: Parts & { readonly unsure: boolean }) => (
  <p class="visitor-actions">
    <button
      type="button"
      class="button button--primary button--large"
      aria-disabled={model.busy.value}
      aria-busy={model.busy.value}
      onClick={() => void model.send()}
    >
      {model.busy.value ? book.sending : unsure ? book.again : book.send}
    </button>
  </p>
);

const whenText = ({ choice }: BookModel, { book, calendar }: ScreenWords): string => {
  const { date, from } = choice.value ?? { date: null, from: null };
  if (date === null) return '';
  const day = dateLine(date, calendar);
  return from === null ? book.asStandby(day) : book.at(day, from);
};

/** How long the place is still kept: said calmly, by the minute. */
const Kept = ({ model, words }: Parts) => {
  const minutes = model.keptMinutes.value;
  const standby = model.choice.value?.standby === true;
  if (standby) return <p class="kept">{words.book.standbyMore}</p>;
  if (minutes === null) return null;
  return <p class="kept">{minutes === 0 ? words.book.heldOver : words.book.held(minutes)}</p>;
};

const Troubled = ({ model, words }: Parts) => {
  const trouble = model.trouble.value;
  if (trouble === null) return null;
  return (
    <Notice kind={trouble.why === 'taken' ? 'warn' : 'bad'} seen={true}>
      <p>{troubleText(trouble, words)}</p>
      {trouble.why === 'taken' && <Nearest model={model} words={words} places={trouble.nearest} />}
    </Notice>
  );
};

const troubleText = (trouble: Trouble, { book, refusals }: ScreenWords): string => {
  switch (trouble.why) {
    case 'lost':
      return book.lost;
    case 'unsure':
      return book.unsure;
    case 'taken':
      return `${book.taken} ${book.takenMore}`;
    case 'refused':
      return refusalWords(trouble.refusal, refusals);
  }
};

const Nearest = ({ model, words, places }: Parts & { readonly places: readonly Place[] }) => (
  <>
    {places.length > 0 && <p class="visitor-trouble__lead">{words.book.nearest}</p>}
    <div class="visitor-trouble__places">
      {places.map((place) => (
        <button
          key={`${place.date} ${place.from}`}
          type="button"
          class="button button--large"
          onClick={() => void model.pickTime(place)}
        >
          {words.book.at(dateLine(place.date, words.calendar), place.from)}
        </button>
      ))}
      <button
        type="button"
        class="button button--large"
        onClick={() => model.choose(model.choice.value?.resource ?? '')}
      >
        {words.book.otherDate}
      </button>
    </div>
  </>
);
