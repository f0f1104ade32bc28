import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { DayChange, Replay, Staffing, StaffingDay, StaffingHour } from '../../shared/reports/staffing.ts';
import { addDays } from '../../shared/time/days.ts';
import { type ManagerPorts, type Trouble, troubleOf } from '../ports.ts';
import { type LoadState, loaded } from '../ui/loaded.ts';

export type Weeks = (typeof weekChoices)[number];

/** What is chosen for a day to be run again. */
export interface WhatIf extends Omit<DayChange, 'counters'> {
  readonly date: string;
  /** So many more, or fewer; or in each hour as many as the picture of that weekday says are needed. */
  readonly counters: number | 'needed';
}

export interface StaffingModel {
  readonly weeks: ReadonlySignal<Weeks>;
  /** The picture last answered stays while the next is fetched. */
  readonly state: ReadonlySignal<LoadState<Staffing>>;
  /** The weekday shown; null where nothing is recorded. */
  readonly day: ReadonlySignal<StaffingDay | null>;
  readonly whatIf: ReadonlySignal<WhatIf>;
  /** The last day run again, with what was asked. */
  readonly replay: ReadonlySignal<{ readonly asked: WhatIf; readonly replay: Replay } | null>;
  readonly running: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** The centre's date. */
  today(): string;
  chooseWeeks(weeks: Weeks): void;
  chooseWeekday(weekday: number): void;
  change(over: Partial<WhatIf>): void;
  run(): Promise<void>;
  load(): Promise<void>;
}

/** Hours in which somebody came or a counter was open at least a quarter of the time. */
export function shownHours({ hours }: StaffingDay): readonly StaffingHour[] {
  return hours.filter(({ arrivals, open }) => arrivals > 0 || open >= 0.25);
}

/** The hour that lacks most; null where none lacks half a counter. */
export function worstHour(day: StaffingDay): StaffingHour | null {
  const hours = shownHours(day).filter((hour) => missing(hour) >= 0.5);
  return hours.reduce<StaffingHour | null>(
    (worst, hour) => (worst === null || missing(hour) > missing(worst) ? hour : worst),
    null,
  );
}

/** Counter hours that a weekday lacks in all. */
export function missingHours(day: StaffingDay): number {
  return shownHours(day).reduce((sum, hour) => sum + Math.max(0, missing(hour)), 0);
}

/** How many counters are needed, and what would have been; `today` gives the centre's date (YYYY-MM-DD). */
export function createStaffing(centre: string, today: () => string, ports: Pick<ManagerPorts, 'api'>): StaffingModel {
  const weeks = signal<Weeks>(8);
  const weekday = signal<number | null>(null);
  const chosen = signal<Partial<WhatIf>>({});
  const { state, load } = loaded(() => {
    const query = { from: addDays(today(), -7 * weeks.value), to: addDays(today(), -1) };
    return ports.api('staffing', { params: { centre }, query });
  });
  const { run, ...replays } = createReplays(centre, ports);
  const weekdays = computed(() => (state.value.step === 'ready' ? state.value.value.weekdays : []));
  const day = computed(() => weekdays.value.find((one) => one.weekday === weekday.value) ?? heaviest(weekdays.value));
  const whatIf = computed<WhatIf>(() => ({
    date: day.value?.last ?? addDays(today(), -1),
    counters: 1,
    profile: null,
    visitors: 1,
    ...chosen.value,
  }));
  return {
    ...replays,
    weeks,
    state,
    day,
    whatIf,
    load,
    today,
    chooseWeeks: (one) => {
      weeks.value = one;
      void load();
    },
    chooseWeekday: (one) => {
      weekday.value = one;
    },
    change: (over) => {
      chosen.value = { ...chosen.value, ...over };
    },
    run: () => run(whatIf.value, weekdays.value),
  };
}

export const weekChoices = [4, 8, 12] as const;

/** How many counters an hour lacks; below 0 = more were open than needed. */
export const missing = ({ needed, open }: StaffingHour): number => needed - open;

const most = (day: StaffingDay): number => Math.max(0, ...shownHours(day).map(({ needed }) => needed));

/** The weekday to begin with: the one that needs the most counters. */
const heaviest = (weekdays: readonly StaffingDay[]): StaffingDay | null =>
  weekdays.reduce<StaffingDay | null>((found, day) => (found === null || most(day) > most(found) ? day : found), null);

/** The counters needed in each hour from midnight on. */
const neededByHour = (day: StaffingDay | undefined): number[] => {
  const hours = new Map(day?.hours.map(({ hour, needed }) => [Number(hour), needed]));
  return Array.from({ length: 24 }, (_, hour) => hours.get(hour) ?? 0);
};
const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

const createReplays = (centre: string, ports: Pick<ManagerPorts, 'api'>) => {
  const replay = signal<{ readonly asked: WhatIf; readonly replay: Replay } | null>(null);
  const running = signal(false);
  const trouble = signal<Trouble | null>(null);
  return {
    replay,
    running,
    trouble,
    run: async (asked: WhatIf, weekdays: readonly StaffingDay[]): Promise<void> => {
      if (running.value || asked.date === '') return;
      running.value = true;
      trouble.value = null;
      const { date, profile, visitors } = asked;
      const needs = weekdays.find(({ weekday }) => weekday === weekdayOf(date));
      const counters = asked.counters === 'needed' ? neededByHour(needs) : asked.counters;
      const body = { date, counters, visitors, ...(profile === null ? {} : { profile }) };
      const answer = await ports.api('replay', { params: { centre }, body });
      running.value = false;
      trouble.value = troubleOf(answer);
      if (answer.ok) replay.value = { asked, replay: answer.value };
    },
  };
};
