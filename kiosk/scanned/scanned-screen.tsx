import type { ScannedTicket } from '../../shared/devices/kiosk-scan.ts';
import { QuietBar, Said } from '../booking/pieces.tsx';
import { bookingWords } from '../booking/words.ts';
import { Ahead } from '../screens/ahead.tsx';
import { Frame } from '../screens/frame.tsx';
import { TicketNumber } from '../screens/ticket-number.tsx';
import type { OpenScreenContext } from '../words.ts';
import type { Scanned } from './scanned.ts';
import { type ScannedWords, scannedWords } from './words.ts';

/** The number whose code was shown, how it stands and how many come before; or that the code is nobody's here. */
export function ScannedScreen({
  context,
  scanned,
}: {
  readonly context: OpenScreenContext;
  readonly scanned: Scanned;
}) {
  const { ticket, came, id } = scanned.scan.value;
  const words = scannedWords(context.language);
  if (ticket !== null) return <TicketStands context={context} scanned={scanned} ticket={ticket} words={words} />;
  const why = came === 'unreadable' ? 'unreadable' : 'unknown';
  return (
    <Frame
      context={context}
      name={`scanned ${id}`}
      kind="confirm"
      title={words[why]}
      detail={<Said lines={[words[`${why}More`]]} />}
      controls={
        <button type="button" class="take" onClick={() => scanned.leave()}>
          {bookingWords(context.language).understood}
        </button>
      }
      bar={<QuietBar context={context} />}
    />
  );
}

const TicketStands = (props: {
  readonly context: OpenScreenContext;
  readonly scanned: Scanned;
  readonly ticket: ScannedTicket;
  readonly words: ScannedWords;
}) => {
  const { context, scanned, ticket, words } = props;
  const { number, status } = ticket;
  return (
    <Frame
      context={context}
      name={`scanned ${number}`}
      kind="ticket"
      title={<TicketNumber context={context} number={number} />}
      below={
        <div class="ticket__about" role="status">
          <Ahead wait="" people={standing(ticket, context, words)} booked="" />
        </div>
      }
      detail={status === 'waiting' && <p class="ticket__hall">{context.words.hall}</p>}
      controls={
        <button type="button" class="take" onClick={() => scanned.leave()}>
          {context.words.done}
        </button>
      }
    />
  );
};

/** How a number stands, in the words that its holder needs first. */
const standing = (
  { status, ahead, counter }: ScannedTicket,
  context: OpenScreenContext,
  words: ScannedWords,
): string => {
  if (status === 'waiting') return context.common.peopleAhead(ahead ?? 0);
  return counter !== null && status === 'called' ? words.goTo(counter) : words.stands[status];
};
