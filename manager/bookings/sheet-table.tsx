import { bookedName } from '../../shared/booking/booked-name.ts';
import type { SeatOnSheet } from '../../shared/booking/seat-routes.ts';
import type { Form } from '../../shared/cases/form-schema.ts';
import { say } from '../../ui/words.ts';
import { Blank } from '../ui/answered.tsx';
import { Heads, RowButton } from '../ui/table-parts.tsx';
import { useWords } from '../ui/use-words.ts';
import type { BookingDialog } from './dialogs.ts';
import type { SheetRows, SlotRow } from './sheet-rows.ts';
import { type BookingWords, bookingWords } from './words.ts';

interface TableProps {
  readonly rows: SheetRows;
  readonly mayChange: boolean;
  readonly forms: ReadonlyMap<string, Form>;
  /** Of the centre, the default first. */
  readonly languages: readonly string[];
  readonly onOpen: (dialog: BookingDialog) => void;
}

/** A sheet from its first slot to its last; below it those who stand by. */
export function SheetTable(props: TableProps) {
  const words = bookingWords(useWords().language);
  const { rows } = props;
  const { time, who, phone, what, state } = words.columns;
  if (rows.slots.length === 0 && rows.standby.length === 0 && rows.outside.length === 0)
    return <Blank title={words.noSlots} />;
  return (
    <>
      <table class="table table--roomy bookings__table">
        <Heads words={[time, who, phone, what, state]} actions />
        {rows.slots.map((row) => (
          <Slot key={row.from} row={row} {...props} />
        ))}
      </table>
      <Others {...props} heading={words.standbyHeading} seats={rows.standby} />
      <Others {...props} heading={words.outside} seats={rows.outside} />
    </>
  );
}

/** One time, with everybody who has it, and what is free of it. */
const Slot = ({ row, ...props }: TableProps & { readonly row: SlotRow }) => {
  const { seats, free, off } = row;
  const hasRest = seats.length === 0 || (off === null && free > 0);
  const lines = seats.length + (hasRest ? 1 : 0);
  const time = (
    <th scope="rowgroup" rowSpan={lines} class="bookings__time">
      {row.from}
    </th>
  );
  return (
    <tbody class={row.isOver ? 'bookings__over' : undefined}>
      {seats.map((one, at) => (
        <tr key={one.seat.id}>
          {at === 0 && time}
          <SeatCells {...props} one={one} />
        </tr>
      ))}
      {hasRest && (
        <tr class="bookings__rest">
          {seats.length === 0 && time}
          <Rest {...props} row={row} />
        </tr>
      )}
    </tbody>
  );
};

const Rest = ({ row, mayChange, onOpen }: TableProps & { readonly row: SlotRow }) => {
  const words = bookingWords(useWords().language);
  const { from, free, off, isOver } = row;
  const said = off !== null ? words.off(off) : isOver ? words.over : free > 0 ? words.free(free) : words.full;
  return (
    <>
      <td colSpan={4} class={off === null ? 'soft' : 'bookings__off'}>
        {said}
      </td>
      <td class="bookings__act">
        {mayChange && off === null && !isOver && free > 0 && (
          <RowButton word={words.book} about={from} onPress={() => onOpen({ kind: 'book', from })} />
        )}
      </td>
    </>
  );
};

/** The cells of one who booked: who, how they are reached, what for, and how it stands. */
export function SeatCells({
  one,
  forms,
  languages,
  onOpen,
}: Pick<TableProps, 'forms' | 'languages' | 'onOpen'> & { readonly one: SeatOnSheet }) {
  const { language } = useWords();
  const words = bookingWords(language);
  const { seat, person, number } = one;
  const name = nameOf(one, words);
  return (
    <>
      <td class={person === null ? 'soft' : 'bookings__name'}>{name}</td>
      <td class="bookings__phone">{phoneOf(one)}</td>
      <td>{kindOf(one, forms, language, languages)}</td>
      <td>
        <span class={`bookings__state bookings__state--${seat.status}`}>{words.statuses[seat.status]}</span>
        {number !== null && <b class="bookings__number"> {number}</b>}
        {seat.urgent && <span class="bookings__urgent"> {words.urgentMark}</span>}
        {seat.standby && seat.from !== null && <span class="soft"> {words.standbyMark}</span>}
      </td>
      <td class="bookings__act">
        {seat.status !== 'held' && (
          <RowButton
            word={words.open}
            about={`${seat.from ?? ''} ${name}`}
            onPress={() => onOpen({ kind: 'seat', seat: seat.id })}
          />
        )}
      </td>
    </>
  );
}

/** Who has a seat, as far as one may see it. */
export function nameOf({ seat, person }: Pick<SeatOnSheet, 'seat' | 'person'>, words: BookingWords): string {
  if (seat.status === 'held') return '–';
  if (person !== null) return bookedName(person) ?? words.noName;
  return seat.code === null ? words.hidden : words.erased;
}

const phoneOf = ({ person }: SeatOnSheet): string => {
  const answered = person?.answers.phone;
  return person?.contact.phone ?? (typeof answered === 'string' ? answered : '');
};

/** What they come for: the first of what the form lets choose. */
const kindOf = (
  { person }: SeatOnSheet,
  forms: ReadonlyMap<string, Form>,
  language: string,
  languages: readonly string[],
): string => {
  const form = forms.get(person?.form ?? '');
  const field = form?.steps.flatMap(({ fields }) => fields).find(({ type }) => type === 'choice');
  const chosen = field?.options?.find(({ id }) => id === person?.answers[field.id]);
  return chosen === undefined ? '' : say(chosen.name, language, languages);
};

const Others = ({
  heading,
  seats,
  ...props
}: TableProps & { readonly heading: string; readonly seats: readonly SeatOnSheet[] }) => {
  const words = bookingWords(useWords().language);
  const { time, who, phone, what, state } = words.columns;
  if (seats.length === 0) return null;
  return (
    <section class="bookings__others">
      <h3>{heading}</h3>
      <table class="table table--roomy bookings__table">
        <Heads words={[time, who, phone, what, state]} actions />
        <tbody>
          {seats.map((one) => (
            <tr key={one.seat.id}>
              <th scope="row" class="bookings__time">
                {one.seat.from ?? '–'}
              </th>
              <SeatCells {...props} one={one} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
