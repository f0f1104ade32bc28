import type { ScannedTicket } from '../../shared/devices/kiosk-scan.ts';
import { QuietBar, Said } from '../booking/pieces.tsx';
import { bookingWords } from '../booking/words.ts';
import { Ahead } from '../screens/ahead.tsx';
import { Frame } from '../screens/frame.tsx';
import { TicketNumber } from '../screens/ticket-number.tsx';
import type { OpenStage } from '../words.ts';
import type { Scanned } from './scanned.ts';
import { type ScannedWords, scannedWords } from './words.ts';

/** The number whose code was shown, how it stands and how many come before; or that the code is nobody's here. */
export function ScannedScreen({ stage, scanned }: { readonly stage: OpenStage; readonly scanned: Scanned }) {
  const { ticket, came, id } = scanned.scan.value;
  const words = scannedWords(stage.language);
  if (ticket !== null) return <TicketStands stage={stage} scanned={scanned} ticket={ticket} words={words} />;
  const why = came === 'unreadable' ? 'unreadable' : 'unknown';
  return (
    <Frame
      stage={stage}
      name={`scanned ${id}`}
      kind="confirm"
      title={words[why]}
      detail={<Said lines={[words[`${why}More`]]} />}
      controls={
        <button type="button" class="take" onClick={() => scanned.leave()}>
          {bookingWords(stage.language).understood}
        </button>
      }
      bar={<QuietBar stage={stage} />}
    />
  );
}

const TicketStands = (props: {
  readonly stage: OpenStage;
  readonly scanned: Scanned;
  readonly ticket: ScannedTicket;
  readonly words: ScannedWords;
}) => {
  const { stage, scanned, ticket, words } = props;
  const { number, status } = ticket;
  return (
    <Frame
      stage={stage}
      name={`scanned ${number}`}
      kind="ticket"
      title={<TicketNumber stage={stage} number={number} />}
      below={
        <div class="ticket__about" role="status">
          <Ahead wait="" people={standing(ticket, stage, words)} booked="" />
        </div>
      }
      detail={status === 'waiting' && <p class="ticket__hall">{stage.words.hall}</p>}
      controls={
        <button type="button" class="take" onClick={() => scanned.leave()}>
          {stage.words.done}
        </button>
      }
    />
  );
};

/** How a number stands, in the words that its holder needs first. */
const standing = ({ status, ahead, counter }: ScannedTicket, stage: OpenStage, words: ScannedWords): string => {
  if (status === 'waiting') return stage.common.peopleAhead(ahead ?? 0);
  return counter !== null && status === 'called' ? words.goTo(counter) : words.stands[status];
};
