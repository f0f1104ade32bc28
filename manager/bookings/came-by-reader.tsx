import { useState } from 'preact/hooks';
import type { RouteValue } from '../../shared/routes.ts';
import type { Trouble } from '../ports.ts';
import { useWords } from '../ui/use-words.ts';
import type { BookingsModel, SheetList } from './bookings-model.ts';
import { type ReadHere, useReader } from './use-reader.ts';
import { bookingTrouble, bookingWords } from './words.ts';

/** Who shows a document or the code of a booking to the reader is here: their number, or why they have none. */
export function CameByReader({ model, list }: { readonly model: BookingsModel; readonly list: SheetList }) {
  const screen = useWords();
  const { seat } = bookingWords(screen.language);
  const [came, setCame] = useState<Came | null>(null);
  useReader((read) => {
    setCame(null);
    void checkIn(model, read).then(setCame);
  });
  return (
    <div aria-live="polite">
      {came?.is === 'here' && (
        <div class="notice notice--good">
          <p>{[seat.arrived(came.number), came.from].filter((part) => part !== null).join(' · ')}</p>
          <p>{came.isPrinted ? seat.printed : seat.notPrinted}</p>
        </div>
      )}
      {came?.is === 'refused' && (
        <p class="notice notice--bad">{bookingTrouble(came.why, screen, { arrives: true, timeZone: list.timeZone })}</p>
      )}
    </div>
  );
}

type Came =
  | { readonly is: 'here'; readonly number: string; readonly from: string | null; readonly isPrinted: boolean }
  | { readonly is: 'refused'; readonly why: Trouble };

const checkIn = async (model: BookingsModel, body: ReadHere): Promise<Came> => {
  const params = { centre: model.centre };
  const answer = await model.ports.api('checkIn', { params, key: model.ports.newKey(), body });
  void model.refresh();
  return answer.ok ? cameOf(answer.value) : { is: 'refused', why: 'lost' in answer ? 'lost' : answer.refusal };
};

const cameOf = ({ ticket, seat, print }: RouteValue<'checkIn'>): Came => ({
  is: 'here',
  number: ticket.number,
  from: seat.from,
  isPrinted: print !== null,
});
