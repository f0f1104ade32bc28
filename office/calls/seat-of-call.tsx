import { useOffice } from '../screens/context.ts';
import { TroubleLines, troubleWords } from '../screens/trouble.tsx';
import type { CallsModel } from './calls-model.ts';
import type { Listed, SeatOfCall as SeatModel } from './seat-model.ts';

/** [HL4] Booking a time for who is on the line: three fields, and the link goes to the number. */
export function SeatOfCall({ model, seat }: { readonly model: CallsModel; readonly seat: SeatModel }) {
  const { words, text } = useOffice();
  const { calls } = words.office;
  const { booking } = calls;
  const topic = model.topics.value.find(({ id }) => id === seat.service);
  const trouble = seat.trouble.value;
  const may = seat.isWhole.value && !model.busy.value;
  return (
    <section class="sheet calls__case" aria-labelledby="call-seat">
      <div class="calls__case-head">
        <h2 id="call-seat">
          {booking.heading}: {topic === undefined ? seat.service : text(topic.name)}
        </h2>
        <button type="button" class="button" onClick={model.forget}>
          {calls.back}
        </button>
      </div>
      {trouble !== null && (
        <p class="notice notice--bad" role="alert">
          {troubleWords(trouble, words)}
        </p>
      )}
      {seat.days.value === 'lost' && <TroubleLines why="lost" onRetry={() => void seat.load()} />}
      <Fields seat={seat} />
      <button
        type="button"
        class="button button--primary"
        aria-disabled={!may}
        onClick={() => may && void model.book()}
      >
        {booking.take}
      </button>
    </section>
  );
}

const Fields = ({ seat }: { readonly seat: SeatModel }) => {
  const { words, date } = useOffice();
  const { booking } = words.office.calls;
  return (
    <>
      <Choice
        id="call-day"
        label={booking.day}
        list={seat.days.value}
        chosen={seat.date.value}
        word={date}
        onChoose={(day) => void seat.chooseDay(day)}
      />
      <Choice
        id="call-time"
        label={booking.time}
        list={seat.times.value}
        chosen={seat.from.value}
        word={(time) => time}
        onChoose={seat.chooseTime}
      />
      <div class="field">
        <label for="call-link">{booking.phone}</label>
        <input
          id="call-link"
          type="tel"
          autocomplete="off"
          value={seat.phone.value}
          onInput={(event) => seat.dial(event.currentTarget.value)}
        />
      </div>
    </>
  );
};

const Choice = (props: {
  readonly id: string;
  readonly label: string;
  readonly list: Listed;
  readonly chosen: string;
  readonly word: (value: string) => string;
  readonly onChoose: (value: string) => void;
}) => {
  const { words } = useOffice();
  const { list, chosen } = props;
  const { booking } = words.office.calls;
  const values = typeof list === 'string' ? [] : list;
  const first = list === 'loading' ? words.office.loading : list === 'lost' ? words.office.lost : booking.choose;
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      <select id={props.id} value={chosen} onChange={(event) => props.onChoose(event.currentTarget.value)}>
        <option value="">{first}</option>
        {values.map((value) => (
          <option key={value} value={value}>
            {props.word(value)}
          </option>
        ))}
      </select>
    </div>
  );
};
