import { clockTime } from '../../shared/words.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { Bar, Frame } from '../screens/frame.tsx';
import type { OpenScreenContext } from '../words.ts';
import type { CheckIn, Typing } from './check-in.ts';
import type { NoEntry } from './check-in-answers.ts';
import { FigurePad } from './keys.tsx';
import { AskingScreen, dayOf, QuietBar, Said, Trouble } from './pieces.tsx';
import { type BookingWords, bookingWords } from './words.ts';
import './booking.css';

/** Six figures or a code to scan, then why there is no number: with one the ticket's own screen comes. */
export function CheckInScreen({
  context,
  checkIn,
}: {
  readonly context: OpenScreenContext;
  readonly checkIn: CheckIn;
}) {
  useKeys((event) => takeKey(checkIn, event), { early: true });
  const state = checkIn.state.value;
  switch (state.at) {
    case 'figures':
      return <FiguresScreen context={context} checkIn={checkIn} state={state} />;
    case 'asking':
      return (
        <AskingScreen
          context={context}
          {...state}
          first={bookingWords(context.language).asking}
          slow={context.words.takingSlow}
        />
      );
    case 'refused':
      return <RefusedScreen context={context} checkIn={checkIn} no={state.why} />;
  }
}

/** Keys go to the check-in wherever the focus is: a reader types as if it were somebody. */
const takeKey = (checkIn: CheckIn, event: KeyboardEvent): void => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const onButton = event.target instanceof HTMLButtonElement;
  const typed = { key: event.key, code: event.code, shift: event.shiftKey };
  if (event.repeat || !checkIn.key(typed, event.timeStamp, onButton)) return;
  event.preventDefault();
};

const FiguresScreen = (props: {
  readonly context: OpenScreenContext;
  readonly checkIn: CheckIn;
  readonly state: Typing;
}) => {
  const { context, checkIn, state } = props;
  const words = bookingWords(context.language);
  return (
    <Frame
      context={context}
      name="check-in"
      title={words.codeQuestion}
      below={
        <>
          <Figures words={words} figures={state.figures} />
          <p>{words.codeMore}</p>
        </>
      }
      controls={
        <>
          {state.trouble !== null && <Trouble text={words.troubles[state.trouble]} />}
          <FigurePad context={context} onFigure={(figure) => checkIn.type(figure)} onErase={() => checkIn.erase()} />
          <button type="button" class="take" aria-disabled={!checkIn.mayGo(state)} onClick={() => checkIn.go()}>
            {words.go}
          </button>
        </>
      }
      bar={<QuietBar context={context} />}
    />
  );
};

/** What was typed, a box a figure. */
const Figures = ({ words, figures }: { readonly words: BookingWords; readonly figures: string }) => (
  <div class="figures">
    <output class="visually-hidden" data-typed aria-label={words.code}>
      {[...figures].join(' ')}
    </output>
    <div class="figures__boxes" aria-hidden="true">
      {Array.from({ length: 6 }, (_, at) => (
        <span key={at} data-next={at === figures.length}>
          {figures[at] ?? ''}
        </span>
      ))}
    </div>
  </div>
);

const RefusedScreen = (props: {
  readonly context: OpenScreenContext;
  readonly checkIn: CheckIn;
  readonly no: NoEntry;
}) => {
  const { context, checkIn, no } = props;
  const words = bookingWords(context.language);
  const ordinary = ordinaryOf(context, checkIn, no);
  /** Who is early does best to wait. */
  const waits = no.why === 'too-early';
  return (
    <Frame
      context={context}
      name={`check-in ${no.why}`}
      kind="confirm"
      title={words.noEntry[no.why]}
      detail={<Said lines={saidOf(context, words, no)} />}
      controls={
        <>
          {ordinary !== null && (
            <button type="button" class={waits ? 'row row--plain' : 'take'} onClick={ordinary.take}>
              {ordinary.says}
            </button>
          )}
          <button
            type="button"
            class={ordinary === null || waits ? 'take' : 'row row--plain'}
            onClick={() => checkIn.leave()}
          >
            {waits ? words.comeBack : words.understood}
          </button>
        </>
      }
      bar={<Bar context={context} />}
    />
  );
};

/** The ordinary ticket that they may have instead: of the service itself, where this kiosk gives it now, else of one that they choose. */
const ordinaryOf = (
  context: OpenScreenContext,
  checkIn: CheckIn,
  no: NoEntry,
): { readonly says: string; readonly take: () => void } | null => {
  const words = bookingWords(context.language);
  const any = { says: words.otherService, take: () => checkIn.leave() };
  if (no.why === 'cancelled' || (no.why === 'other-day' && no.isOver)) return any;
  if (no.why !== 'too-late' && no.why !== 'too-early') return null;
  const isGiven = no.service !== null && context.model.service(no.service)?.unavailable === null;
  if (no.why === 'too-late') return isGiven ? { says: words.ordinary, take: () => checkIn.takeOrdinary() } : any;
  return isGiven && no.at !== null ? { says: words.giveUp(no.at), take: () => checkIn.takeOrdinary() } : null;
};

const saidOf = (context: OpenScreenContext, words: BookingWords, no: NoEntry): readonly string[] => {
  switch (no.why) {
    case 'too-early': {
      const from = no.from === null ? null : clockTime(Date.parse(no.from), context.view.centre.timeZone);
      return [no.at === null ? null : words.yourTime(no.at), from === null ? null : words.entryFrom(from)].filter(
        (line) => line !== null,
      );
    }
    case 'other-day': {
      return [words.yourDay(dayOf(context, no.date), no.at), no.isOver ? words.mayTakeOrdinary : words.comeThatDay];
    }
    case 'too-late':
      return [...(no.at === null ? [] : [words.yourTime(no.at)]), words.mayTakeOrdinary];
    case 'cancelled':
      return [words.mayTakeOrdinary];
    case 'called-off':
      return [words.offersSent];
    case 'has-ticket':
      return no.number === null ? [] : [words.yourNumber(no.number)];
    case 'over':
    case 'missed-call':
    case 'closed':
      return [words.askStaff];
  }
};
