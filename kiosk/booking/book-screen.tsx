import { useFit } from '../fit.ts';
import { pageOnPhone } from '../phone-page.ts';
import { Frame, Pager, ReachButton, StartOverButton } from '../screens/frame.tsx';
import { LoadingScreen } from '../screens/notices.tsx';
import { PhoneCode } from '../screens/phone-code.tsx';
import type { OpenScreenContext } from '../words.ts';
import type { Booking } from './booking.ts';
import { CheckScreen } from './check-screen.tsx';
import { AskingScreen, type BookProps, Choices, dayOf, placeWords, QuietBar, Said, Trouble } from './pieces.tsx';
import { QuestionScreen } from './question-screen.tsx';
import { SlipLine } from './slip-line.tsx';
import { bookingWords } from './words.ts';
import './booking.css';

/** Booking a reception: one thing a screen. */
export function BookScreen({ context, booking }: { readonly context: OpenScreenContext; readonly booking: Booking }) {
  const state = booking.state.value;
  if (booking.hiding.hidden.value) return <HiddenScreen context={context} booking={booking} />;
  switch (state.at) {
    case 'loading':
      return <LoadingScreen context={context} />;
    case 'lost':
      return <LostScreen context={context} booking={booking} />;
    case 'who':
      return <WhoScreen context={context} booking={booking} state={state} />;
    case 'date':
      return <DateScreen context={context} booking={booking} state={state} />;
    case 'time':
      return <TimeScreen context={context} booking={booking} state={state} />;
    case 'question':
      return <QuestionScreen context={context} booking={booking} state={state} />;
    case 'check':
      return <CheckScreen context={context} booking={booking} state={state} />;
    case 'asking':
      return <AskingScreen context={context} {...state} first={bookingWords(context.language).asks[state.what]} />;
    case 'sent':
      return <SentScreen context={context} booking={booking} state={state} />;
  }
}

/** [FO5] In the place of the answers, after half a minute without a touch. */
const HiddenScreen = ({ context, booking }: { readonly context: OpenScreenContext; readonly booking: Booking }) => {
  const words = bookingWords(context.language);
  return (
    <Frame
      context={context}
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
          <StartOverButton context={context} />
          <span class="bar-space" />
          <ReachButton context={context} />
        </>
      }
    />
  );
};

const LostScreen = ({ context, booking }: { readonly context: OpenScreenContext; readonly booking: Booking }) => {
  const words = bookingWords(context.language);
  return (
    <Frame
      context={context}
      name="booking lost"
      kind="confirm"
      title={words.listLost}
      detail={<Said lines={[words.askStaff]} />}
      controls={
        <button type="button" class="take" onClick={() => void booking.load()}>
          {context.common.tryAgain}
        </button>
      }
      bar={<QuietBar context={context} />}
    />
  );
};

const WhoScreen = ({ context, booking, state }: BookProps<'who'>) => {
  const words = bookingWords(context.language);
  const page = useFit(context, state.bookees, booking.page.value);
  return (
    <Frame
      context={context}
      name="booking who"
      title={state.bookees.length === 0 ? words.nobody : words.whoQuestion}
      box={page.box}
      controls={
        <Choices
          context={context}
          page={page}
          choiceOf={(bookee) => ({
            key: bookee.resource,
            name: context.say(bookee.name),
            more: bookee.person,
            choose: () => void booking.choose(bookee),
          })}
        />
      }
      bar={<QuietBar context={context} />}
    />
  );
};

const DateScreen = ({ context, booking, state }: BookProps<'date'>) => {
  const words = bookingWords(context.language);
  const bookee = booking.chosen?.bookee;
  const page = useFit(context, state.dates, booking.page.value);
  return (
    <Frame
      context={context}
      name="booking date"
      title={state.dates.length === 0 ? words.noDates : words.dateQuestion}
      below={bookee !== undefined && <p>{context.say(bookee.name)}</p>}
      box={page.box}
      controls={
        <Choices
          context={context}
          page={page}
          choiceOf={({ date, full }) => ({
            key: date,
            name: dayOf(context, date),
            more: full ? words.fullDate : null,
            isFull: full,
            choose: () => booking.chooseDate(date, full),
          })}
        />
      }
      bar={<QuietBar context={context} />}
    />
  );
};

const TimeScreen = ({ context, booking, state }: BookProps<'time'>) => {
  const words = bookingWords(context.language);
  const page = useFit(context, state.times, booking.page.value);
  return (
    <Frame
      context={context}
      name="booking time"
      title={state.times.length === 0 ? words.noTimes : words.timeQuestion}
      below={<p>{placeWords(context, booking, words)}</p>}
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
          <Pager context={context} page={page.page} pages={page.pages} />
        </>
      }
      bar={<QuietBar context={context} />}
    />
  );
};

const SentScreen = ({ context, booking, state }: BookProps<'sent'>) => {
  const words = bookingWords(context.language);
  const room = booking.chosen?.bookee.room ?? null;
  const link = pageOnPhone(`/b/${state.secret}`);
  return (
    <Frame
      context={context}
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
            <strong>{placeWords(context, booking, words)}</strong>
            {room !== null && <span>{context.say(room)}</span>}
          </p>
          <p>{booking.chosen?.from === null ? words.standbyMore : words.keepCode}</p>
        </div>
      }
      detail={
        <>
          <SlipLine context={context} slip={state.slip} late={state.late} note={words.noteCode} />
          {link !== null && <PhoneCode link={link} label={words.scan} />}
        </>
      }
      controls={
        <button type="button" class="take" onClick={() => booking.leave()}>
          {context.words.done}
        </button>
      }
    />
  );
};
