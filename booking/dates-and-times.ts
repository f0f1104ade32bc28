import { type ReadonlySignal, signal } from '@preact/signals';
import type { BookApi, ListedDate, ListedTime } from './ports.ts';

/** A list on its way, or one that did not come. */
export type Listed<T> = readonly T[] | 'loading' | 'lost';

/** The dates of what is booked, and the times of one of them. */
export interface DatesAndTimes {
  readonly dates: ReadonlySignal<Listed<ListedDate>>;
  readonly times: ReadonlySignal<Listed<ListedTime>>;
  askDates(of: BookedAt): Promise<void>;
  askTimes(of: BookedAt, date: string): Promise<void>;
}
export interface BookedAt {
  readonly centre: string;
  readonly resource: string;
}

/** Asks for them; an answer to what is no longer asked is not shown. */
export function createDatesAndTimes(api: BookApi): DatesAndTimes {
  const dates = signal<Listed<ListedDate>>('loading');
  const times = signal<Listed<ListedTime>>('loading');
  let asked = 0;
  const put = async <T>(into: { value: Listed<T> }, question: Promise<readonly T[] | null>): Promise<void> => {
    const mine = ++asked;
    into.value = 'loading';
    const answer = await question;
    if (mine === asked) into.value = answer ?? 'lost';
  };
  return {
    dates,
    times,
    askDates: (of) => put(dates, datesOf(api, of)),
    askTimes: (of, date) => put(times, timesOf(api, of, date)),
  };
}

const idOf = (resource: string): string => resource.slice(resource.indexOf('-') + 1);

const datesOf = async (api: BookApi, { centre, resource }: BookedAt) => {
  const id = idOf(resource);
  const answer = resource.startsWith('official-')
    ? await api('officialDates', { params: { centre, official: id } })
    : await api('serviceDates', { params: { centre, service: id } });
  return answer.ok ? answer.value : null;
};

const timesOf = async (api: BookApi, { centre, resource }: BookedAt, date: string) => {
  const id = idOf(resource);
  const answer = resource.startsWith('official-')
    ? await api('officialSlots', { params: { centre, official: id }, query: { date } })
    : await api('slots', { params: { centre, service: id }, query: { date } });
  return answer.ok ? answer.value.filter(({ free }) => free > 0) : null;
};
