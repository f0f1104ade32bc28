import type { KioskService } from '../../shared/views.ts';
import { Icon } from '../screens/icons.tsx';
import type { Booked } from '../steps.ts';
import type { OpenScreenContext } from '../words.ts';
import { bookingWords } from './words.ts';
import './booking.css';

/** What a number by check-in is for: the time, who or what, where, and a letter of the name. Others may read along: nothing more. */
export function BookedLines(props: {
  readonly context: OpenScreenContext;
  readonly booked: Booked;
  readonly service: KioskService | undefined;
}) {
  const { context, booked, service } = props;
  const words = bookingWords(context.language);
  const { at, official, initial } = booked;
  const room = official?.room ?? null;
  const about = official === null ? (service?.name ?? null) : official.post;
  return (
    <div class="booked">
      {at !== null && <strong>{words.bookedFor(at)}</strong>}
      {about !== null && <span>{context.say(about)}</span>}
      {room !== null && <span>{context.say(room)}</span>}
      {initial !== null && <span data-typed>{words.bookedBy(initial)}</span>}
    </div>
  );
}

/** Of a slip that they have had: nothing is printed again here. */
export function PrintedBefore({ context, booked }: { readonly context: OpenScreenContext; readonly booked: Booked }) {
  const words = bookingWords(context.language);
  return (
    <p class="slip-line slip-line--note" role="status">
      <Icon name="slip" />
      <span>{booked.isCalled ? words.called : words.printedBefore}</span>
    </p>
  );
}
