import { type Signal, signal } from '@preact/signals';
import { useId, useState } from 'preact/hooks';
import { fullDay } from '../../shared/reports/figure-words.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { FieldFault } from '../../ui/field-fault.tsx';
import { Answered, Blank } from '../ui/answered.tsx';
import { createLatest } from '../ui/loaded.ts';
import { Heads } from '../ui/table-parts.tsx';
import { useWords } from '../ui/use-words.ts';
import type { BookingsModel, SheetList } from './bookings-model.ts';
import { CameByReader } from './came-by-reader.tsx';
import type { BookingDialog } from './dialogs.ts';
import { nameIn } from './names.ts';
import { SeatCells } from './sheet-table.tsx';
import { bookingWords } from './words.ts';

type Found = RouteValue<'findSeats'>;
interface SearchProps {
  readonly model: BookingsModel;
  readonly list: SheetList;
  readonly onOpen: (dialog: BookingDialog) => void;
}

/** Finds somebody by what they say: a name, a phone, a code, the number of a ticket. What is typed is sent in the body alone. */
export function SeatSearch(props: SearchProps) {
  const { model } = props;
  const [search] = useState(() => ({ ...createLatest<Found>(), isAsked: signal(false), isShort: signal(false) }));
  const [typed, setTyped] = useState('');
  const ask = (): void => {
    const text = typed.trim();
    search.isShort.value = text.length < 2;
    search.isAsked.value ||= text.length >= 2;
    if (text.length < 2) return;
    void search.show(model.ports.api('findSeats', { params: { centre: model.centre }, body: { text } }));
  };
  const clear = (): void => {
    search.isAsked.value = false;
  };
  return (
    <search class="bookings__search">
      <form
        class="range"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <Typed isShort={search.isShort} onType={setTyped} />
        {search.isAsked.value && <Clear onClear={clear} />}
      </form>
      <CameByReader model={model} list={props.list} />
      <div aria-live="polite">
        {search.isAsked.value && (
          <Answered state={search.state.value} onRetry={ask}>
            {(found) => <Results {...props} found={found} />}
          </Answered>
        )}
      </div>
    </search>
  );
}

const Typed = (props: { readonly isShort: Signal<boolean>; readonly onType: (text: string) => void }) => {
  const isShort = props.isShort.value;
  const words = bookingWords(useWords().language).search;
  const id = useId();
  return (
    <>
      <span class="range__date">
        <label for={id}>{words.label}</label>
        <input
          id={id}
          class="bookings__typed"
          type="text"
          autocomplete="off"
          spellcheck={false}
          maxLength={100}
          placeholder={words.hint}
          aria-invalid={isShort}
          aria-describedby={`${id}-fault`}
          onInput={({ currentTarget: { value } }) => {
            props.isShort.value = false;
            props.onType(value);
          }}
        />
      </span>
      <button class="button" type="submit">
        {words.button}
      </button>
      <FieldFault id={`${id}-fault`} fault={isShort ? words.short : null} />
    </>
  );
};

const Clear = ({ onClear }: { readonly onClear: () => void }) => (
  <button class="button button--quiet" type="button" onClick={onClear}>
    {bookingWords(useWords().language).search.clear}
  </button>
);

const Results = ({ model, list, onOpen, found }: SearchProps & { readonly found: Found }) => {
  const screen = useWords();
  const words = bookingWords(screen.language);
  const { time, who, phone, what, state } = words.columns;
  if (found.seats.length === 0) {
    return (
      <Blank title={words.search.none}>
        <p>{words.search.noneMore}</p>
      </Blank>
    );
  }
  const resourceName = (resource: string): string => {
    const of = list.sheets.find((one) => one.resource === resource);
    return of === undefined ? resource : nameIn(of.name, screen.language, list);
  };
  return (
    <>
      <p class="bookings__counts">
        {words.search.found(found.seats.length)} {found.isCut && words.search.cut}
      </p>
      <table class="table table--roomy bookings__table">
        <Heads words={[time, who, phone, what, state]} actions />
        <tbody>
          {found.seats.map((one) => (
            <tr key={one.seat.id}>
              <th scope="row" class="bookings__time">
                {[fullDay(one.seat.date, screen.months), one.seat.from].filter((part) => part !== null).join(', ')}
                <span class="soft">{resourceName(one.seat.resource)}</span>
              </th>
              <SeatCells one={one} forms={model.forms.value} languages={list.languages} onOpen={onOpen} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};
