import { useState } from 'preact/hooks';
import { fullDay } from '../../shared/reports/figure-words.ts';
import type { SeatBody } from '../../shared/route-bodies.ts';
import { SendForm } from '../ui/send-form.tsx';
import { useWords } from '../ui/use-words.ts';
import type { MovesProps, OneMove } from './dialogs.ts';
import { Buttons, ReasonField, Trouble } from './parts.tsx';
import { FreeTimes, OtherTime } from './times.tsx';
import { bookingWords } from './words.ts';

type Move = 'arrive' | 'ordinary' | 'move' | 'cancel' | 'reinstate' | 'give';

/** What staff may do with a seat as it stands; each is asked once more, with what it needs, in its own place. */
export function SeatMoves(props: MovesProps & { readonly onClose: () => void }) {
  const { model, list, shown } = props;
  const [move, setMove] = useState<Move | null>(null);
  const [said, setSaid] = useState<readonly string[]>([]);
  const choose = (next: Move | null): void => {
    model.change.forget();
    setSaid([]);
    setMove(next);
  };
  const done = (...lines: readonly string[]): void => {
    setMove(null);
    setSaid(lines);
    props.onChanged();
  };
  const moves = movesOf(shown.seat, list.today);
  const one = { ...props, onDone: done, onBack: () => choose(null) };
  return (
    <div class="bookings__moves">
      <div role="status">
        {said.length > 0 && (
          <div class="notice notice--good">
            {said.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        )}
      </div>
      {move === null ? (
        <Names moves={moves} onChoose={choose} onClose={props.onClose} />
      ) : (
        <Asked move={move} {...one} />
      )}
    </div>
  );
}

/** What may be done, the likeliest first, and the way out. */
const Names = (props: {
  readonly moves: readonly Move[];
  readonly onChoose: (move: Move) => void;
  readonly onClose: () => void;
}) => {
  const words = bookingWords(useWords().language);
  return (
    <div class="bookings__buttons">
      {props.moves.map((name, at) => (
        <button
          key={name}
          type="button"
          data-move={name}
          class={at === 0 ? 'button button--primary' : 'button'}
          onClick={() => props.onChoose(name)}
        >
          {words.seat[name]}
        </button>
      ))}
      <button class="button" type="button" onClick={props.onClose}>
        {words.close}
      </button>
    </div>
  );
};

const Asked = ({ move, ...one }: OneMove & { readonly move: Move }) => {
  switch (move) {
    case 'arrive':
      return <Arrive {...one} />;
    case 'ordinary':
      return <Ordinary {...one} />;
    case 'cancel':
      return <Cancel {...one} />;
    case 'reinstate':
      return <Reinstate {...one} />;
    case 'move':
      return <OtherTime {...one} />;
    case 'give':
      return <Give {...one} />;
  }
};

/** What may be asked for, the likeliest first; the server refuses by the same table. */
const movesOf = ({ status, date, ticket }: SeatBody, today: string): readonly Move[] => {
  const isToday = date === today;
  if (status === 'booked') return isToday ? ['arrive', 'ordinary', 'move', 'cancel'] : ['move', 'cancel'];
  if (status === 'standby') return isToday ? ['arrive', 'ordinary', 'give', 'cancel'] : ['give', 'cancel'];
  if (status === 'missed' && isToday && ticket === null) return ['arrive', 'ordinary', 'reinstate'];
  return [];
};

const reasonIn = (form: HTMLFormElement): string => String(new FormData(form).get('reason') ?? '').trim();

/** [SE8] They are here: the ticket. Outside their time with a reason, once the server has said so. */
const Arrive = ({ model, list, shown, onDone, onBack }: OneMove) => {
  const words = bookingWords(useWords().language).seat;
  const [key] = useState(model.ports.newKey);
  const [tried, setTried] = useState(0);
  const [fault, setFault] = useState<string | null>(null);
  const refused = model.change.trouble.value;
  const code = refused === null || refused === 'lost' ? null : refused.code;
  const needsReason = shown.seat.status === 'missed' || code === 'too-early' || code === 'too-late';
  const send = async (form: HTMLFormElement): Promise<void> => {
    const reason = reasonIn(form);
    if (needsReason && reason === '') return setFault(words.reasonMissing);
    setFault(null);
    setTried(tried + 1);
    const params = { centre: model.centre, seat: shown.seat.id };
    const body = reason === '' ? {} : { reason };
    const came = await model.act(() => model.ports.api('arriveForSeat', { params, key: `${key}-${tried}`, body }));
    if (came !== null)
      onDone(words.arrived(came.ticket.number), came.print === null ? words.notPrinted : words.printed);
  };
  return (
    <SendForm onSend={send}>
      <Trouble model={model} list={list} arrives />
      {needsReason && <ReasonField fault={fault} />}
      <Buttons model={model} yes={needsReason ? words.arriveAnyway : words.arrive} onBack={onBack} />
    </SendForm>
  );
};

/** [SE10] A number of the ordinary line instead: the seat is given up for it at once. */
const Ordinary = ({ model, list, shown, onDone, onBack }: OneMove) => {
  const words = bookingWords(useWords().language).seat;
  const [key] = useState(model.ports.newKey);
  const send = async (): Promise<void> => {
    const params = { centre: model.centre, seat: shown.seat.id };
    const given = await model.act(() => model.ports.api('arriveForSeat', { params, key, body: { ordinary: true } }));
    if (given !== null)
      onDone(words.arrived(given.ticket.number), given.print === null ? words.notPrinted : words.printed);
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p>{words.ordinaryMore}</p>
      <Trouble model={model} list={list} arrives />
      <Buttons model={model} yes={words.ordinary} grave onBack={onBack} />
    </form>
  );
};

const Cancel = ({ model, list, shown, onDone, onBack }: OneMove) => {
  const words = bookingWords(useWords().language).seat;
  const [key] = useState(model.ports.newKey);
  const send = async (form: HTMLFormElement): Promise<void> => {
    const reason = reasonIn(form);
    const params = { centre: model.centre, seat: shown.seat.id };
    const body = reason === '' ? {} : { reason };
    if ((await model.act(() => model.ports.api('cancelSeat', { params, key, body }))) !== null) onDone(words.done);
  };
  return (
    <SendForm onSend={send}>
      <p>{words.cancelMore}</p>
      <ReasonField optional fault={null} />
      <Trouble model={model} list={list} />
      <Buttons model={model} yes={words.cancel} grave back={words.keep} onBack={onBack} />
    </SendForm>
  );
};

const Reinstate = ({ model, list, shown, onDone, onBack }: OneMove) => {
  const words = bookingWords(useWords().language).seat;
  const [key] = useState(model.ports.newKey);
  const [fault, setFault] = useState<string | null>(null);
  const send = async (form: HTMLFormElement): Promise<void> => {
    const reason = reasonIn(form);
    if (reason === '') return setFault(words.reasonMissing);
    setFault(null);
    const params = { centre: model.centre, seat: shown.seat.id };
    const back = await model.act(() => model.ports.api('reinstateSeat', { params, key, body: { reason } }));
    if (back !== null) onDone(words.done);
  };
  return (
    <SendForm onSend={send}>
      <ReasonField fault={fault} />
      <Trouble model={model} list={list} />
      <Buttons model={model} yes={words.reinstate} onBack={onBack} />
    </SendForm>
  );
};

/** [SE11] A free place of the date for one who stands by. */
const Give = ({ model, list, shown, onDone, onBack }: OneMove) => {
  const screen = useWords();
  const words = bookingWords(screen.language).seat;
  const { seat } = shown;
  const send = async (from: string): Promise<void> => {
    const params = { centre: model.centre, seat: seat.id };
    const given = await model.act(() => model.ports.api('giveSeat', { params, body: { from } }));
    if (given !== null) onDone(words.moved(`${fullDay(seat.date, screen.months)}, ${from}`));
  };
  return (
    <SendForm onSend={(form) => send(String(new FormData(form).get('from') ?? ''))}>
      <p>{words.giveMore}</p>
      <FreeTimes model={model} resource={seat.resource} date={seat.date} />
      <Trouble model={model} list={list} />
      <Buttons model={model} yes={words.give} onBack={onBack} />
    </SendForm>
  );
};
