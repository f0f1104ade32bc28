import { useEffect, useState } from 'preact/hooks';
import { fullDay } from '../../shared/reports/figure-words.ts';
import type { SignedIn } from '../../ui/session.ts';
import { Answered, Blank } from '../ui/answered.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { dayAndTime } from '../ui/format.ts';
import { useWords } from '../ui/use-words.ts';
import { BookDialog } from './book-dialog.tsx';
import { type BookingPorts, type BookingsModel, openBookings, type SheetList } from './bookings-model.ts';
import { CallOffDialog } from './call-off-dialog.tsx';
import type { BookingDialog } from './dialogs.ts';
import { nameIn } from './names.ts';
import { SeatDialog } from './seat-dialog.tsx';
import { SeatSearch } from './seat-search.tsx';
import { type Sheet, type SheetRows, sheetCounts, sheetRows } from './sheet-rows.ts';
import { SheetTable } from './sheet-table.tsx';
import { bookingWords } from './words.ts';
import './bookings.css';

/** Those who booked: the sheet of a day, and what the office and reception do with it. */
export function Bookings(props: { readonly centre: string; readonly user: SignedIn; readonly ports: BookingPorts }) {
  const { centre, user, ports } = props;
  const { language } = useWords();
  const words = bookingWords(language);
  const [model] = useState(() => openBookings(centre, ports));
  const [dialog, setDialog] = useState<BookingDialog | null>(null);
  useEffect(() => {
    void model.refresh();
    return () => model.close();
  }, [model]);
  const open = (next: BookingDialog | null): void => {
    model.change.forget();
    setDialog(next);
  };
  const mayChange = user.role !== 'clerk';
  const leads = user.role === 'admin' || user.role === 'manager';
  return (
    <div class="section bookings">
      <Answered state={model.list.value} onRetry={() => void model.refresh()}>
        {(list) =>
          list.sheets.length === 0 ? (
            <Blank title={words.none}>
              <p>{words.noneMore}</p>
            </Blank>
          ) : (
            <>
              <Tools model={model} list={list} />
              {mayChange && <SeatSearch model={model} list={list} onOpen={open} />}
              <Opened {...{ model, list, mayChange, leads }} onOpen={open} />
              <Dialogs {...{ model, list, dialog, mayChange }} onClose={() => open(null)} />
            </>
          )
        }
      </Answered>
    </div>
  );
}

type Listed = { readonly model: BookingsModel; readonly list: SheetList };

/** What is chosen: the day, and whose sheet. */
const Tools = ({ model, list }: Listed) => {
  const { language } = useWords();
  const words = bookingWords(language);
  const step = (days: number): void => {
    const at = new Date(`${model.date.value}T00:00:00Z`);
    at.setUTCDate(at.getUTCDate() + days);
    void model.choose({ date: at.toISOString().slice(0, 10) });
  };
  return (
    <header class="section__head">
      <h1>{words.heading}</h1>
      <div class="range bookings__tools">
        <span class="range__date">
          <label for="bookings-date">{words.date}</label>
          <DateInput
            id="bookings-date"
            value={model.date.value}
            today={list.today}
            wrong={false}
            onChange={(date) => {
              if (date !== '') void model.choose({ date });
            }}
          />
        </span>
        <button class="button" type="button" aria-label={words.before} onClick={() => step(-1)}>
          <span aria-hidden="true">←</span>
        </button>
        <button class="button" type="button" onClick={() => void model.choose({ date: list.today })}>
          {words.today}
        </button>
        <button class="button" type="button" aria-label={words.after} onClick={() => step(1)}>
          <span aria-hidden="true">→</span>
        </button>
        <Resources model={model} list={list} />
      </div>
    </header>
  );
};

/** Officials and services, each with how many come on the day. */
const Resources = ({ model, list }: Listed) => {
  const { language } = useWords();
  const words = bookingWords(language);
  const kinds = [
    ['official-', words.officials],
    ['service-', words.services],
  ] as const;
  const stateOf = ({ slots, booked, calledOff }: SheetList['sheets'][number]): string =>
    calledOff ? words.allOff : slots === 0 ? words.nothing : words.booked(booked);
  return (
    <span class="range__date">
      <select
        aria-label={words.who}
        class="bookings__who"
        value={model.resource.value ?? ''}
        onChange={({ currentTarget: { value } }) => void model.choose({ resource: value })}
      >
        {kinds.map(([kind, label]) => {
          const sheets = list.sheets.filter(({ resource }) => resource.startsWith(kind));
          return (
            sheets.length > 0 && (
              <optgroup key={kind} label={label}>
                {sheets.map((one) => (
                  <option key={one.resource} value={one.resource}>
                    {`${nameIn(one.name, language, list)} · ${stateOf(one)}`}
                  </option>
                ))}
              </optgroup>
            )
          );
        })}
      </select>
    </span>
  );
};

interface OpenedProps extends Listed {
  readonly mayChange: boolean;
  readonly leads: boolean;
  readonly onOpen: (dialog: BookingDialog) => void;
}

/** The sheet itself, with what may be done with it as a whole. */
const Opened = (props: OpenedProps) => {
  const { model } = props;
  return (
    <div class={model.isOld.value ? 'section--old' : undefined}>
      <div role="status">
        {model.isOld.value && <p class="notice notice--warn">{bookingWords(useWords().language).old}</p>}
      </div>
      <Answered state={model.sheet.value} onRetry={() => void model.refresh()}>
        {(sheet) => <Shown {...props} sheet={sheet} />}
      </Answered>
    </div>
  );
};

type ShownProps = OpenedProps & { readonly sheet: Sheet };

const Shown = (props: ShownProps) => {
  const { model, list, sheet, mayChange, onOpen } = props;
  const screen = useWords();
  const words = bookingWords(screen.language);
  const rows = sheetRows(sheet, model.now());
  const { booked, free } = sheetCounts(rows);
  const { date, time } = model.now();
  return (
    <section class="bookings__sheet" aria-labelledby="sheet-title">
      <div class="section__bar">
        <Title model={model} list={list} sheet={sheet} />
        <Acts {...props} rows={rows} />
      </div>
      <p class="bookings__counts" aria-live="polite">
        {words.counts(booked, free)}
      </p>
      <SheetTable {...{ rows, mayChange, onOpen }} forms={model.forms.value} languages={list.languages} />
      <p class="bookings__printed" aria-hidden="true">
        {words.printed(dayAndTime(Date.parse(`${date}T${time}:00Z`), 'UTC', screen.words))}
      </p>
    </section>
  );
};

/** What is done with the sheet as a whole: printed, called off, and somebody added to it. */
const Acts = ({ list, sheet, rows, mayChange, leads, onOpen }: ShownProps & { readonly rows: SheetRows }) => {
  const words = bookingWords(useWords().language);
  const { free } = sheetCounts(rows);
  const isAhead = rows.slots.some(({ off, isOver }) => off === null && !isOver);
  const act = (word: string, dialog: BookingDialog, look = '') => (
    <button class={`button ${look}`.trim()} type="button" onClick={() => onOpen(dialog)}>
      {word}
    </button>
  );
  return (
    <div class="bookings__acts">
      <button class="button" type="button" onClick={() => print()}>
        {words.print}
      </button>
      {leads && isAhead && act(words.callOff, { kind: 'call-off' })}
      {mayChange && isAhead && free === 0 && act(words.standBy, { kind: 'standby' })}
      {mayChange && sheet.date === list.today && rows.slots.length > 0 && act(words.urgent, { kind: 'urgent' })}
      {mayChange && free > 0 && act(words.bookSomebody, { kind: 'book', from: null }, 'button--primary')}
    </div>
  );
};

const Title = ({ list, sheet }: Listed & { readonly sheet: Sheet }) => {
  const screen = useWords();
  const words = bookingWords(screen.language);
  const of = list.sheets.find(({ resource }) => resource === sheet.resource);
  const post = of?.post == null ? null : nameIn(of.post, screen.language, list);
  const room = of?.room == null ? null : words.room(nameIn(of.room, screen.language, list));
  return (
    <div class="bookings__title">
      <h2 id="sheet-title">{of === undefined ? sheet.resource : nameIn(of.name, screen.language, list)}</h2>
      <p>{[fullDay(sheet.date, screen.months), post, room].filter((part) => part !== null).join(' · ')}</p>
      {sheet.calledOff.map(({ span, reason, at }) => (
        <p key={at} class="bookings__off">
          {span === null ? words.dayOff(reason) : words.spanOff(span.from, span.to, reason)}
        </p>
      ))}
    </div>
  );
};

const Dialogs = (
  props: Listed & {
    readonly dialog: BookingDialog | null;
    readonly mayChange: boolean;
    readonly onClose: () => void;
  },
) => {
  const { dialog, model } = props;
  const sheet = model.sheet.value.step === 'ready' ? model.sheet.value.value : null;
  if (dialog === null) return null;
  if (dialog.kind === 'seat') return <SeatDialog key={dialog.seat} {...props} seat={dialog.seat} />;
  if (sheet === null) return null;
  if (dialog.kind === 'call-off') return <CallOffDialog {...props} sheet={sheet} />;
  return <BookDialog {...props} sheet={sheet} way={dialog} />;
};
