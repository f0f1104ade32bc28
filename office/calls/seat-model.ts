import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { phoneTyped, readPhone } from '../../shared/notices/phone-number.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { type OfficeWork, type Trouble, troubleOf } from '../work.ts';

/** [HL4] A time that is booked during a call, for the service that the call is about: a day, a time and a number; the rest is there. */
export interface SeatOfCall {
  readonly service: string;
  readonly days: ReadonlySignal<Listed>;
  readonly times: ReadonlySignal<Listed>;
  readonly date: ReadonlySignal<string>;
  readonly from: ReadonlySignal<string>;
  /** Where the link goes, by SMS. */
  readonly phone: ReadonlySignal<string>;
  readonly isWhole: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  load(): Promise<void>;
  chooseDay(date: string): Promise<void>;
  chooseTime(from: string): void;
  dial(phone: string): void;
  /** Takes the time; null = it could not be had, and nothing is kept. */
  book(): Promise<Booked | null>;
}

/** The dates or the times that are free. */
export type Listed = readonly string[] | 'loading' | 'lost';
export type Booked = Pick<RouteValue<'book'>['seat'], 'date' | 'from' | 'code'>;

export function createSeatOfCall(
  work: OfficeWork,
  of: { readonly service: string; readonly language: string; readonly phone: string },
): SeatOfCall {
  const slots = createSlots(work, of.service);
  const { date, from } = slots;
  const phone = signal(of.phone);
  const trouble = signal<Trouble | null>(null);
  return {
    ...{ service: of.service, ...slots, phone, trouble },
    isWhole: computed(() => date.value !== '' && from.value !== '' && phoneTyped(phone.value) !== 'not-yet'),
    dial: (typed) => {
      phone.value = typed;
    },
    book: async () => {
      const wanted = { date: date.value, from: from.value, phone: readPhone(phone.value) };
      const taken = await take(work, { ...of, ...wanted });
      if (taken.ok) return taken.booked;
      trouble.value = taken.why;
      await slots.chooseDay(wanted.date);
      return null;
    },
  };
}

/** The days and times of a service that are free, and which is chosen. */
const createSlots = ({ api, centre }: OfficeWork, service: string) => {
  const [days, times] = [signal<Listed>('loading'), signal<Listed>([])];
  const [date, from] = [signal(''), signal('')];
  const params = { centre, service };
  return {
    ...{ days, times, date, from },
    load: async (): Promise<void> => {
      days.value = 'loading';
      const found = await api('serviceDates', { params });
      days.value = found.ok ? found.value.filter(({ full }) => !full).map((one) => one.date) : 'lost';
    },
    chooseDay: async (chosen: string): Promise<void> => {
      batch(() => {
        date.value = chosen;
        from.value = '';
        times.value = chosen === '' ? [] : 'loading';
      });
      if (chosen === '') return;
      const found = await api('slots', { params, query: { date: chosen } });
      // Another day may have been chosen meanwhile.
      if (date.value !== chosen) return;
      times.value = found.ok ? found.value.filter(({ free }) => free > 0).map((one) => one.from) : 'lost';
    },
    chooseTime: (chosen: string): void => {
      from.value = chosen;
    },
  };
};

interface Wanted {
  readonly service: string;
  readonly language: string;
  readonly date: string;
  readonly from: string;
  readonly phone: string;
}
type Taken = { readonly ok: true; readonly booked: Booked } | { readonly ok: false; readonly why: Trouble };

/** Keeps the place and takes it; what was kept and not taken is given back. */
const take = async ({ api, centre, newKey }: OfficeWork, wanted: Wanted): Promise<Taken> => {
  const { service, language, date, from, phone } = wanted;
  const params = { centre };
  const held = await api('hold', { params, key: newKey(), body: { resource: `service-${service}`, date, from } });
  if (!held.ok) return { ok: false, why: troubleOf(held) ?? 'lost' };
  const { hold } = held.value;
  const taken = await api('book', { params, key: newKey(), body: { hold, contact: { phone }, language } });
  if (taken.ok) return { ok: true, booked: taken.value.seat };
  await api('releaseHold', { params: { centre, seat: hold }, body: {} });
  return { ok: false, why: troubleOf(taken) ?? 'lost' };
};
