import type { CallerBody } from '../../shared/calls/call-routes.ts';
import { useOffice } from '../screens/context.ts';
import type { CallsModel } from './calls-model.ts';

/** [HL3] [HL5] What a number may be about: statuses, and nothing of anybody. */
export function Caller({ model }: { readonly model: CallsModel }) {
  const { words } = useOffice();
  const { calls } = words.office;
  const found = model.maybe.value;
  return (
    <section class="sheet" aria-labelledby="call-caller">
      <h2 id="call-caller">{calls.caller}</h2>
      <div class="field">
        <label for="call-phone">{calls.phone}</label>
        <input
          id="call-phone"
          type="tel"
          autocomplete="off"
          aria-describedby="call-phone-hint"
          value={model.phone.value}
          onInput={(event) => void model.dial(event.currentTarget.value)}
        />
      </div>
      <p class="calls__hint" id="call-phone-hint">
        {calls.phoneHint}
      </p>
      <div class="calls__answers" role="status">
        {found !== null && <Found found={found} />}
      </div>
    </section>
  );
}

const Found = ({ found }: { readonly found: CallerBody }) => {
  const { words, named, date } = useOffice();
  const { calls, statuses } = words.office;
  const { cases, seats, sure } = found;
  if (cases.length + seats.length === 0) return <p>{calls.nothing}</p>;
  return (
    <>
      <p class="calls__maybe">{sure ? calls.sure : calls.maybe}</p>
      {cases.length > 0 && <h3>{calls.cases}</h3>}
      <ul class="calls__list">
        {cases.map(({ number, kind, status, due }) => (
          <li key={number}>
            <b>{number}</b> {named('kinds', kind)}: {statuses[status]}, {calls.due(date(due))}
          </li>
        ))}
      </ul>
      {seats.length > 0 && <h3>{calls.seats}</h3>}
      <ul class="calls__list">
        {seats.map(({ resource, date: day, from, status }) => (
          <li key={`${resource} ${day} ${from}`}>
            {date(day)}
            {from === null ? '' : `, ${from}`}: {seatWord(calls.seatStatuses, status)}
          </li>
        ))}
      </ul>
    </>
  );
};

const seatWord = (words: { readonly [status: string]: string }, status: string): string => words[status] ?? status;
