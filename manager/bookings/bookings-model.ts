import { type ReadonlySignal, signal } from '@preact/signals';
import type { Form } from '../../shared/cases/form-schema.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { Timer } from '../../shared/time/clock.ts';
import { isDate } from '../../shared/time/is-date.ts';
import { clockTime, dateIn } from '../../shared/words.ts';
import type { Answer } from '../../ui/api.ts';
import { type ManagerPorts, type Trouble, troubleOf } from '../ports.ts';
import { type Change, createChange, type LoadState } from '../ui/loaded.ts';
import type { LocalMoment, Sheet } from './sheet-rows.ts';

export type SheetList = RouteValue<'sheets'>;
export type BookingPorts = Pick<ManagerPorts, 'api' | 'newKey' | 'place' | 'clock'>;

/** The sheets of a date, one of them open; asked again every few seconds, so that it shows what others do. */
export interface BookingsModel {
  readonly centre: string;
  readonly ports: BookingPorts;
  readonly list: ReadonlySignal<LoadState<SheetList>>;
  readonly sheet: ReadonlySignal<LoadState<Sheet>>;
  /** YYYY-MM-DD; empty until the server has said which day it is. */
  readonly date: ReadonlySignal<string>;
  readonly resource: ReadonlySignal<string | null>;
  /** What is shown may be old: the last question had no answer. */
  readonly isOld: ReadonlySignal<boolean>;
  /** The forms that were answered, by their ids. */
  readonly forms: ReadonlySignal<ReadonlyMap<string, Form>>;
  /** Asks for a form by the name that stands with answers, unless it is there; by an id alone the one that is asked now. null = none was answered. */
  loadForm(name: string | null): Promise<void>;
  /** The time at the centre. */
  now(): LocalMoment;
  choose(what: { readonly date?: string; readonly resource?: string }): Promise<void>;
  refresh(): Promise<void>;
  /** A change under way; asks for the sheet again once it is done. Gives the answer's value, null where it was refused. */
  readonly change: Pick<Change, 'busy' | 'trouble' | 'forget'>;
  act<T>(ask: () => Promise<Answer<T>>): Promise<T | null>;
  close(): void;
}

/** How often it is asked again (ms). */
export const askedEveryMs = 5000;

/** Opens the sheets of a centre at the date and the resource that the address names. */
export function openBookings(centre: string, ports: BookingPorts): BookingsModel {
  const state = stateAt(ports);
  const { date, resource, sheet, list } = state;
  const forms = openForms(ports);
  const change = createChange();
  let timer: Timer | null = null;
  let asked = 0;
  const refresh = async (): Promise<void> => {
    timer?.cancel();
    const mine = ++asked;
    const isLast = (): boolean => mine === asked;
    await readSheets(centre, ports, { state, forms, isLast });
    if (isLast()) timer = ports.clock.after(askedEveryMs, () => void refresh());
  };
  return {
    ...{ centre, ports, ...state, change, refresh },
    forms: forms.known,
    loadForm: (name) => forms.load([name]),
    now: () => momentIn(ports.clock.now(), list.peek()),
    async choose(what) {
      date.value = what.date ?? date.value;
      resource.value = what.resource ?? resource.value;
      sheet.value = { step: 'loading' };
      sayWhere(ports, state);
      await refresh();
    },
    act: async (ask) => {
      const value = await acted(change, ask);
      await refresh();
      return value;
    },
    close() {
      asked = -1;
      timer?.cancel();
    },
  };
}

/** What is shown, and what is chosen of it. */
const stateAt = ({ place }: BookingPorts) => {
  const named = new URLSearchParams(place.path.peek().split('?')[1] ?? '');
  const date = named.get('date') ?? '';
  return {
    list: signal<LoadState<SheetList>>({ step: 'loading' }),
    sheet: signal<LoadState<Sheet>>({ step: 'loading' }),
    date: signal(isDate(date) ? date : ''),
    resource: signal<string | null>(named.get('of')),
    isOld: signal(false),
  };
};
type Shown = ReturnType<typeof stateAt>;

const sayWhere = ({ place }: BookingPorts, { date, resource }: Shown): void => {
  if (resource.value === null) return;
  place.replace(`/bookings?${new URLSearchParams({ date: date.value, of: resource.value })}`);
};

/** Asks for the list of a date, then for the sheet that is chosen of it; what is overtaken by a later question changes nothing. */
const readSheets = async (
  centre: string,
  ports: BookingPorts,
  parts: {
    readonly state: Shown;
    readonly forms: ReturnType<typeof openForms>;
    readonly isLast: () => boolean;
  },
): Promise<void> => {
  const { api } = ports;
  const { date, resource, list, sheet, isOld } = parts.state;
  const query = date.value === '' ? {} : { date: date.value };
  const listed = await api('sheets', { params: { centre }, query });
  if (!parts.isLast()) return;
  const isKept = keep(list, listed);
  isOld.value = !isKept;
  if (!listed.ok) return;
  date.value = listed.value.date;
  const known = listed.value.sheets.find((one) => one.resource === resource.value);
  resource.value = (known ?? mostBooked(listed.value))?.resource ?? null;
  if (resource.value === null) return;
  sayWhere(ports, parts.state);
  const read = await api('sheet', { params: { centre, resource: resource.value, date: date.value } });
  if (!parts.isLast()) return;
  isOld.value = !keep(sheet, read);
  if (read.ok) void parts.forms.load(read.value.seats.map(({ person }) => person?.form ?? null));
};

/** Asks for a change; gives its value, null where it was refused. */
const acted = async <T>(change: Change, ask: () => Promise<Answer<T>>): Promise<T | null> => {
  let value: T | null = null;
  const isDone = await change.run(async () => {
    const answer = await ask();
    if (answer.ok) value = answer.value;
    return answer;
  });
  return isDone ? value : null;
};

/** Takes an answer in; what is shown is left there where none came, and then this is false. */
const keep = <T>(state: { value: LoadState<T> }, answer: Answer<T>): boolean => {
  const why: Trouble | null = troubleOf(answer);
  if (answer.ok) state.value = { step: 'ready', value: answer.value };
  else if (why === 'lost' && state.value.step === 'ready') return false;
  else if (why !== null) state.value = { step: 'trouble', why };
  return true;
};

/** What is looked at first: where somebody comes, else where anything takes place. */
const mostBooked = ({ sheets }: SheetList) =>
  sheets.find(({ booked }) => booked > 0) ?? sheets.find(({ slots }) => slots > 0) ?? sheets[0];

const momentIn = (at: number, list: LoadState<SheetList>): LocalMoment => {
  const zone = list.step === 'ready' ? list.value.timeZone : 'UTC';
  return { date: dateIn(at, zone), time: clockTime(at, zone) };
};

/** Forms that were answered, each version asked for once, and what is asked now; where one is gone, answers stand under their own names. */
const openForms = ({ api }: Pick<BookingPorts, 'api'>) => {
  const known = signal<ReadonlyMap<string, Form>>(new Map());
  const asked = new Set<string>();
  return {
    known,
    async load(names: readonly (string | null)[]): Promise<void> {
      for (const name of new Set(names)) {
        if (name === null || asked.has(name)) continue;
        if (name.includes('@')) asked.add(name);
        const form = await api('form', { params: { form: name } });
        if (form.ok) known.value = new Map([...known.value, [name, form.value]]);
        else if ('lost' in form) asked.delete(name);
      }
    },
  };
};
