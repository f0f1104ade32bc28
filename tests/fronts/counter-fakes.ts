import { type Signal, signal } from '@preact/signals';
import type { RouteName } from '../../shared/paths.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { CounterTicket, CounterView, ParkedLine, WaitingLine } from '../../shared/views.ts';
import type { Answer, AnyAsk, Api } from '../../ui/api.ts';
import type { LiveView } from '../../ui/live-view.ts';
import type { Memory } from '../../ui/storage.ts';

export interface Asked {
  readonly route: RouteName;
  readonly key: string | undefined;
  readonly params: AnyAsk['params'] | undefined;
  readonly body: unknown;
}
/** A server that notes what it is asked and answers as it is told; every answer waits to be given. */
export interface ScriptedApi {
  readonly api: Api;
  readonly asked: readonly Asked[];
  /** Answers the oldest question that waits. */
  answer(answer: Answer<unknown>): Promise<void>;
  /** Takes the oldest questions out of the line; each is answered by itself, whenever that is. */
  hold(count: number): readonly ((answer: Answer<unknown>) => Promise<void>)[];
  waiting(): number;
}

export function scriptedApi(): ScriptedApi {
  const asked: Asked[] = [];
  const open: ((answer: Answer<unknown>) => void)[] = [];
  const ask = (route: RouteName, question: AnyAsk = {}): Promise<Answer<unknown>> => {
    asked.push({ route, key: question.key, params: question.params, body: question.body });
    return new Promise((resolve) => open.push(resolve));
  };
  return {
    api: ask as Api,
    asked,
    waiting: () => open.length,
    answer: async (answer) => {
      open.shift()?.(answer);
      await settle();
    },
    hold: (count) =>
      open.splice(0, count).map((give) => async (answer) => {
        give(answer);
        await settle();
      }),
  };
}

export function line(number: string, over: Partial<WaitingLine> = {}): WaitingLine {
  return {
    id: number.toLowerCase(),
    number,
    service: 'diploma',
    status: 'waiting',
    priorityClass: null,
    language: 'az',
    issuedAt: '2026-11-20T05:00:00.000Z',
    since: '2026-11-20T05:00:00.000Z',
    note: null,
    counter: null,
    calls: 0,
    notBefore: null,
    ahead: 0,
    taken: true,
    estimate: null,
    estimateReason: 'nobody-open-and-no-history',
    ...over,
  };
}

export function atCounter(number: string, over: Partial<CounterTicket> = {}): CounterTicket {
  return {
    ...line(number),
    status: 'called',
    calls: 1,
    counter: '3',
    calledAt: '2026-11-20T05:00:00.000Z',
    startedAt: null,
    waitedSeconds: 60,
    servedSeconds: 0,
    because: { rule: 'first-come' },
    channel: 'kiosk',
    legs: [{ service: 'diploma', ended: false }],
    ...over,
  };
}

/** A view of counter 3 with these waiting, the first of them next, unless said otherwise. */
export function viewWith(over: Partial<CounterView> = {}): CounterView {
  const first = over.waiting?.[0];
  const next = first === undefined ? null : ({ ticket: first.id, because: { rule: 'first-come' } } as const);
  return { ...baseView, next, waitingCount: over.waiting?.length ?? 0, ...over };
}
export function counterWith(over: Partial<CounterView['counter']>): CounterView['counter'] {
  return {
    ...baseView.counter,
    ...over,
  };
}

export interface FakeLive extends LiveView<CounterView> {
  readonly data: Signal<CounterView | null>;
  readonly connected: Signal<boolean>;
  readonly refusal: Signal<Refusal | null>;
  readonly clockOffset: Signal<number>;
  readonly closed: () => boolean;
}
export function fakeLive(view: CounterView | null): FakeLive {
  let closed = false;
  return {
    data: signal(view),
    connected: signal(true),
    refusal: signal<Refusal | null>(null),
    clockOffset: signal(0),
    closed: () => closed,
    close: () => {
      closed = true;
    },
  };
}

/** What a browser remembers, by key, until the test is over. */
export function memories(): (key: string) => Memory {
  const kept = new Map<string, string | null>();
  return (key) => ({ read: () => kept.get(key) ?? null, write: (text) => void kept.set(key, text) });
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

export const lost = { ok: false, lost: true } as const;
export const done = { ok: true, value: {} } as const;
export const refused = (code: Refusal['code']): Answer<unknown> => ({ ok: false, refusal: { code, message: code } });

export const parked = (number: string): ParkedLine => ({
  ...line(number, { status: 'parked' }),
  reason: null,
  by: null,
});

const baseView: CounterView = {
  centre: { id: 'c', name: { az: 'Mərkəz' }, timeZone: 'Asia/Baku', languages: ['az'], sample: false },
  day: { open: true, date: '2026-11-20', practice: false, taking: true, closesAt: null, opensAt: null },
  counter: {
    id: '3',
    name: '3',
    direction: null,
    place: null,
    state: 'open',
    since: '2026-11-20T05:00:00.000Z',
    clerk: { id: 'u1', name: 'Leyla' },
    profile: 'general',
    pauseReason: null,
  },
  ticket: null,
  next: null,
  waiting: [],
  waitingCount: 0,
  lineEstimate: null,
  parked: [],
  noShows: [],
  services: [],
  groups: [],
  priorityClasses: [],
  profiles: [],
  counters: [],
  gone: { services: [], profiles: [], priorityClasses: [] },
  outcomes: [],
  printers: [{ id: 'p', name: 'P', status: 'ready' }],
  today: { served: 0, meanServiceSeconds: null },
};
