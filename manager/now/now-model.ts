import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { isCut } from '../../shared/country/country.ts';
import type { ReportRow } from '../../shared/reports/figures.ts';
import { type Clock, repeat } from '../../shared/time/clock.ts';
import type { FloorView } from '../../shared/views.ts';
import { dateIn } from '../../shared/words.ts';
import type { LiveView } from '../../ui/live-view.ts';
import { openServerTime } from '../../ui/server-time.ts';
import type { ManagerPorts } from '../ports.ts';
import { type Change, createChange } from '../ui/loaded.ts';

/** How the view stands: not there yet, kept fresh, old because the server is away, or never had because it is. */
export type Liveness = 'loading' | 'live' | 'old' | 'unreachable' | 'refused';

/** What the manager is being asked before the day is opened or closed, or a held centre goes on. */
export type DayQuestion = 'open' | 'practice' | 'close' | 'force' | 'go-on';
/** Or before a counter is closed that somebody left open. */
export interface CounterQuestion {
  readonly counter: string;
  readonly name: string;
}
export type NowQuestion = DayQuestion | CounterQuestion;

export interface NowModel {
  readonly view: ReadonlySignal<FloorView | null>;
  readonly liveness: ReadonlySignal<Liveness>;
  /** The server's time (ms), each second; it stands still while the server is away. */
  readonly serverNow: ReadonlySignal<number>;
  /** Of a hall that is run elsewhere and is cut off: when it was heard of last (ms), which its figures are of; null = they are live. */
  readonly asOf: ReadonlySignal<number | null>;
  /** Until when its waits run (ms): now, or then. */
  readonly hallNow: ReadonlySignal<number>;
  /** Today's figures by hour; empty until asked and where there are none. */
  readonly hours: ReadonlySignal<readonly ReportRow[]>;
  readonly question: ReadonlySignal<NowQuestion | null>;
  readonly change: Change;
  ask(question: NowQuestion): void;
  /** True once it is done. */
  confirm(): Promise<boolean>;
  dismiss(): void;
  close(): void;
}

/** Whole seconds since an instant (ISO) until `now` (ms), never below 0. */
export function secondsSince(since: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
}

/** Whether this hall is run by another server, and only looked at here. */
export function isFollowed({ heardAt }: FloorView): boolean {
  return heardAt !== undefined;
}

/** Those with a queue, the longest wait first. */
export function withQueue(services: FloorView['services']): FloorView['services'] {
  return services
    .filter((service) => service.waiting > 0)
    .sort((a, b) => (a.longestSince ?? '~').localeCompare(b.longestSince ?? '~') || b.waiting - a.waiting);
}

/** The counters of the hall, and the desks at which calls are taken. */
export function hallAndPhones(counters: FloorView['counters']): {
  readonly hall: FloorView['counters'];
  readonly phones: FloorView['counters'];
} {
  return {
    hall: counters.filter(({ kind }) => kind !== 'phone'),
    phones: counters.filter(({ kind }) => kind === 'phone'),
  };
}

/** The hall as it is: the floor's view kept fresh, today's hours beside it, and the day opened or closed after a question. */
export function openNow(centre: string, live: LiveView<FloorView>, ports: NowPorts): NowModel {
  const time = keepTime(live, ports.clock);
  const asOf = computed(() => thenOf(live.data.value, time.serverNow.value));
  const byHour = keepHours(live, centre, ports, time.serverNow);
  return {
    view: live.data,
    liveness: time.liveness,
    serverNow: time.serverNow,
    asOf,
    hallNow: computed(() => asOf.value ?? time.serverNow.value),
    hours: byHour.hours,
    ...createQuestion(centre, ports),
    close: () => {
      time.stop();
      byHour.stop();
      live.close();
    },
  };
}

/** A first view that has not come after this (ms) is called unreachable. */
export const patienceMs = 8000;
const hoursEveryMs = 60_000;

const thenOf = (view: FloorView | null, now: number): number | null => {
  const heardAt = view?.heardAt;
  return heardAt !== undefined && isCut({ heardAt }, now) ? Date.parse(heardAt) : null;
};

/** Whether a mean meets its target; null where there is no mean. */
export const meets = (mean: number | null, target: number): boolean | null => (mean === null ? null : mean <= target);

type NowPorts = Pick<ManagerPorts, 'api' | 'clock' | 'newKey'>;

const keepTime = (live: LiveView<FloorView>, clock: Clock) => {
  const begun = clock.now();
  const time = openServerTime(
    clock,
    () => live.clockOffset.value,
    () => live.data.value !== null && !live.connected.value,
  );
  const liveness = computed<Liveness>(() => {
    if (live.refusal.value !== null) return 'refused';
    if (live.data.value !== null) return live.connected.value ? 'live' : 'old';
    return time.local.value - begun >= patienceMs ? 'unreachable' : 'loading';
  });
  return { liveness, serverNow: time.now, stop: time.close };
};

/** Today by hour, asked when the day is known, each minute, and again when the day is another. */
const keepHours = (live: LiveView<FloorView>, centre: string, ports: NowPorts, now: ReadonlySignal<number>) => {
  const hours = signal<readonly ReportRow[]>([]);
  const date = computed(() => {
    const view = live.data.value;
    return view === null ? null : (view.day.date ?? dateIn(now.value, view.centre.timeZone));
  });
  const ask = async (): Promise<void> => {
    const day = date.value;
    if (day === null) {
      hours.value = [];
      return;
    }
    const answer = await ports.api('summary', { params: { centre }, query: { from: day, to: day, by: 'hour' } });
    if (answer.ok && date.value === day) hours.value = answer.value.rows;
  };
  const stops = [effect(() => void ask()), repeat(ports.clock, hoursEveryMs, () => void ask()).close];
  return { hours, stop: () => stops.forEach((stop) => void stop()) };
};

/** Does what was asked about. */
const send = (api: NowPorts['api'], centre: string, key: string, what: NowQuestion) => {
  const common = { params: { centre }, key };
  if (typeof what !== 'string')
    return api('closeCounter', { params: { centre, counter: what.counter }, key, body: {} });
  switch (what) {
    case 'open':
      return api('openDay', { ...common, body: {} });
    case 'practice':
      return api('openDay', { ...common, body: { practice: true } });
    case 'close':
      return api('closeDay', { ...common, body: {} });
    case 'force':
      return api('closeDay', { ...common, body: { force: true } });
    case 'go-on':
      return api('goOn', { ...common, body: {} });
  }
};

const createQuestion = (centre: string, ports: NowPorts) => {
  const question = signal<NowQuestion | null>(null);
  const change = createChange();
  let key = '';
  const ask = (what: NowQuestion): void => {
    key = ports.newKey();
    change.forget();
    question.value = what;
  };
  const confirm = async (): Promise<boolean> => {
    const what = question.value;
    if (what === null) return false;
    const done = await change.run(() => send(ports.api, centre, key, what));
    const why = change.trouble.value;
    if (done) question.value = null;
    else if (what === 'close' && why !== null && why !== 'lost' && why.code === 'still-serving') ask('force');
    return done;
  };
  const dismiss = (): void => {
    if (!change.busy.value) question.value = null;
  };
  return { question, change, ask, confirm, dismiss };
};
