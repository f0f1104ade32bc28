import { useFit } from '../fit.ts';
import { pageOnPhone } from '../phone-page.ts';
import { Frame, Pager, ReachButton, StartOverButton } from '../screens/frame.tsx';
import { LoadingScreen } from '../screens/notices.tsx';
import { PhoneCode } from '../screens/phone-code.tsx';
import type { OpenStage } from '../words.ts';
import type { Booking } from './booking.ts';
import { CheckScreen } from './check-screen.tsx';
import { AskingScreen, type BookProps, Choices, dayOf, placeWords, QuietBar, Said, Trouble } from './pieces.tsx';
import { QuestionScreen } from './question-screen.tsx';
import { SlipLine } from './slip-line.tsx';
import { bookingWords } from './words.ts';
import './booking.css';

/** Booking a reception: one thing a screen. */
export function BookScreen({ stage, booking }: { readonly stage: OpenStage; readonly booking: Booking }) {
  const state = booking.state.value;
  if (booking.hiding.hidden.value) return <HiddenScreen stage={stage} booking={booking} />;
  switch (state.at) {
    case 'loading':
      return <LoadingScreen stage={stage} />;
    case 'lost':
      return <LostScreen stage={stage} booking={booking} />;
    case 'who':
      return <WhoScreen stage={stage} booking={booking} state={state} />;
    case 'date':
      return <DateScreen stage={stage} booking={booking} state={state} />;
    case 'time':
      return <TimeScreen stage={stage} booking={booking} state={state} />;
    case 'question':
      return <QuestionScreen stage={stage} booking={booking} state={state} />;
    case 'check':
      return <CheckScreen stage={stage} booking={booking} state={state} />;
    case 'asking':
      return <AskingScreen stage={stage} {...state} first={bookingWords(stage.language).asks[state.what]} />;
    case 'sent':
      return <SentScreen stage={stage} booking={booking} state={state} />;
  }
}

/** [FO5] In the place of the answers, after half a minute without a touch. */
const HiddenScreen = ({ stage, booking }: { readonly stage: OpenStage; readonly booking: Booking }) => {
  const words = bookingWords(stage.language);
  return (
    <Frame
      stage={stage}
      name="booking hidden"
      kind="confirm"
      title={words.hidden}
      detail={<Said lines={words.hiddenMore} />}
      controls={
        <button type="button" class="take" onClick={() => booking.goOn()}>
          {words.go}
        </button>
      }
      bar={
        <>
          <StartOverButton stage={stage} />
          <span class="bar-space" />
          <ReachButton stage={stage} />
        </>
      }
    />
  );
};

const LostScreen = ({ stage, booking }: { readonly stage: OpenStage; readonly booking: Booking }) => {
  const words = bookingWords(stage.language);
  return (
    <Frame
      stage={stage}
      name="booking lost"
      kind="confirm"
      title={words.listLost}
      detail={<Said lines={[words.askStaff]} />}
      controls={
        <button type="button" class="take" onClick={() => void booking.load()}>
          {stage.common.tryAgain}
        </button>
      }
      bar={<QuietBar stage={stage} />}
    />
  );
};

const WhoScreen = ({ stage, booking, state }: BookProps<'who'>) => {
  const words = bookingWords(stage.language);
  const page = useFit(stage, state.bookees, booking.page.value);
  return (
    <Frame
      stage={stage}
      name="booking who"
      title={state.bookees.length === 0 ? words.nobody : words.whoQuestion}
      box={page.box}
      controls={
        <Choices
          stage={stage}
          page={page}
          choiceOf={(bookee) => ({
            key: bookee.resource,
            name: stage.say(bookee.name),
            more: bookee.person,
            choose: () => void booking.choose(bookee),
          })}
        />
      }
      bar={<QuietBar stage={stage} />}
    />
  );
};

const DateScreen = ({ stage, booking, state }: BookProps<'date'>) => {
  const words = bookingWords(stage.language);
  const bookee = booking.chosen?.bookee;
  const page = useFit(stage, state.dates, booking.page.value);
  return (
    <Frame
      stage={stage}
      name="booking date"
      title={state.dates.length === 0 ? words.noDates : words.dateQuestion}
      below={bookee !== undefined && <p>{stage.say(bookee.name)}</p>}
      box={page.box}
      controls={
        <Choices
          stage={stage}
          page={page}
          choiceOf={({ date, full }) => ({
            key: date,
            name: dayOf(stage, date),
            more: full ? words.fullDate : null,
            isFull: full,
            choose: () => booking.chooseDate(date, full),
          })}
        />
      }
      bar={<QuietBar stage={stage} />}
    />
  );
};

const TimeScreen = ({ stage, booking, state }: BookProps<'time'>) => {
  const words = bookingWords(stage.language);
  const page = useFit(stage, state.times, booking.page.value);
  return (
    <Frame
      stage={stage}
      name="booking time"
      title={state.times.length === 0 ? words.noTimes : words.timeQuestion}
      below={<p>{placeWords(stage, booking, words)}</p>}
      box={page.box}
      controls={
        <>
          {state.trouble !== null && <Trouble text={words.bookTroubles[state.trouble]} />}
          <ul class="times">
            {page.items.map((from) => (
              <li key={from}>
                <button type="button" class="key" onClick={() => void booking.chooseTime(from)}>
                  {from}
                </button>
              </li>
            ))}
          </ul>
          <Pager stage={stage} page={page.page} pages={page.pages} />
        </>
      }
      bar={<QuietBar stage={stage} />}
    />
  );
};

const SentScreen = ({ stage, booking, state }: BookProps<'sent'>) => {
  const words = bookingWords(stage.language);
  const room = booking.chosen?.bookee.room ?? null;
  const link = pageOnPhone(`/b/${state.secret}`);
  return (
    <Frame
      stage={stage}
      name="booking sent"
      kind="ticket"
      title={
        <>
          <span class="booking-sent">{words.sent}</span>
          <span class="ticket__label">{words.paper.code}</span>
          <span class="booking-code" data-typed>{`${state.code.slice(0, 3)} ${state.code.slice(3)}`}</span>
        </>
      }
      below={
        <div class="ticket__about">
          <p class="booked">
            <strong>{placeWords(stage, booking, words)}</strong>
            {room !== null && <span>{stage.say(room)}</span>}
          </p>
          <p>{booking.chosen?.from === null ? words.standbyMore : words.keepCode}</p>
        </div>
      }
      detail={
        <>
          <SlipLine stage={stage} slip={state.slip} late={state.late} note={words.noteCode} />
          {link !== null && <PhoneCode link={link} label={words.scan} />}
        </>
      }
      controls={
        <button type="button" class="take" onClick={() => booking.leave()}>
          {stage.words.done}
        </button>
      }
    />
  );
};
