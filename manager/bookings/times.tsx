import { useEffect, useId, useState } from 'preact/hooks';
import { fullDay } from '../../shared/reports/figure-words.ts';
import { Answered } from '../ui/answered.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { loaded } from '../ui/loaded.ts';
import { SendForm } from '../ui/send-form.tsx';
import { useWords } from '../ui/use-words.ts';
import type { BookingsModel } from './bookings-model.ts';
import type { OneMove } from './dialogs.ts';
import { Buttons, ReasonField, Trouble } from './parts.tsx';
import { sheetRows } from './sheet-rows.ts';
import { bookingWords } from './words.ts';

/** The free times of a date, to choose one of; says so where there is none. The field's name is `from`. */
export function FreeTimes(props: {
  readonly model: BookingsModel;
  readonly resource: string;
  readonly date: string;
  /** Chosen to begin with, if it is free. */
  readonly from?: string | null;
}) {
  const { model, resource, date } = props;
  const words = bookingWords(useWords().language);
  const id = useId();
  const [read] = useState(() =>
    loaded(() => model.ports.api('sheet', { params: { centre: model.centre, resource, date } })),
  );
  useEffect(() => void read.load(), [read]);
  return (
    <Answered state={read.state.value} onRetry={() => void read.load()}>
      {(sheet) => {
        const free = sheetRows(sheet, model.now()).slots.filter((slot) => slot.free > 0 && !slot.isOver);
        if (free.length === 0) return <p class="notice notice--warn">{words.bookDialog.noTimes}</p>;
        return (
          <div class="field">
            <label for={id}>{words.seat.time}</label>
            <select id={id} name="from">
              {free.map((slot) => (
                <option key={slot.from} value={slot.from} selected={slot.from === props.from}>
                  {`${slot.from}–${slot.to}`}
                </option>
              ))}
            </select>
          </div>
        );
      }}
    </Answered>
  );
}

/** [SE14] Another date and time instead. */
export function OtherTime({ model, list, shown, onDone, onBack }: OneMove) {
  const screen = useWords();
  const words = bookingWords(screen.language);
  const { seat } = shown;
  const [date, setDate] = useState(seat.date < list.today ? list.today : seat.date);
  const [key] = useState(model.ports.newKey);
  const send = async (data: FormData): Promise<void> => {
    const [from, reason] = [String(data.get('from') ?? ''), String(data.get('reason') ?? '').trim()];
    if (from === '') return;
    const params = { centre: model.centre, seat: seat.id };
    const body = { date, from, ...(reason === '' ? {} : { reason }) };
    const ask = { params, key: `${key}-${date}-${from}`, body };
    if ((await model.act(() => model.ports.api('moveSeat', ask))) !== null)
      onDone(words.seat.moved(`${fullDay(date, screen.months)}, ${from}`));
  };
  return (
    <SendForm onSend={(form) => send(new FormData(form))}>
      <p>{words.seat.moveMore}</p>
      <Day date={date} today={list.today} onChange={setDate} />
      <FreeTimes key={date} model={model} resource={seat.resource} date={date} />
      <ReasonField optional fault={null} />
      <Trouble model={model} list={list} />
      <Buttons model={model} yes={words.seat.move} onBack={onBack} />
    </SendForm>
  );
}

const Day = (props: { readonly date: string; readonly today: string; readonly onChange: (date: string) => void }) => {
  const words = bookingWords(useWords().language);
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{words.date}</label>
      <DateInput
        id={id}
        value={props.date}
        today={props.today}
        wrong={false}
        onChange={(next) => {
          if (next !== '') props.onChange(next);
        }}
      />
    </div>
  );
};
