import { type Signal, signal } from '@preact/signals';
import type { ConfigPort } from '../../manager/ports.ts';
import type { RouteName } from '../../shared/paths.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { ReportRow, Spread } from '../../shared/reports/figures.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { FloorView } from '../../shared/views.ts';
import type { Answer, AnyAsk, Api } from '../../ui/api.ts';
import type { AddressPlace } from '../../ui/hash-place.ts';
import type { LiveView } from '../../ui/live-view.ts';

/** The manager's world in a test: a server that answers as told, a clock that a test turns. */

export interface Asked {
  readonly route: RouteName;
  readonly ask: AnyAsk;
}
export interface TalkingApi {
  readonly api: Api;
  readonly asked: readonly Asked[];
  /** How a route is answered from now on. */
  on(route: RouteName, answer: (ask: AnyAsk) => Answer<unknown> | Promise<Answer<unknown>>): void;
  /** The questions asked of a route. */
  of(route: RouteName): readonly AnyAsk[];
}

/** An api whose routes answer as a test says; a route that it says nothing about is lost. */
export function talkingApi(): TalkingApi {
  const asked: Asked[] = [];
  const answers = new Map<RouteName, (ask: AnyAsk) => Answer<unknown> | Promise<Answer<unknown>>>();
  const api = async (route: RouteName, ask: AnyAsk = {}): Promise<Answer<unknown>> => {
    asked.push({ route, ask });
    return (await answers.get(route)?.(ask)) ?? lost;
  };
  return {
    api: api as Api,
    asked,
    on: (route, answer) => void answers.set(route, answer),
    of: (route) => asked.filter((one) => one.route === route).map((one) => one.ask),
  };
}

export interface TurnedClock extends Clock {
  turn(ms: number): void;
  /** How many alarms are set. */
  alarms(): number;
}
/** A clock that stands until it is turned, with its alarms ringing on the way. */
export function turnedClock(start = Date.parse('2026-11-20T06:00:00Z')): TurnedClock {
  let now = start;
  const alarms = new Set<{ readonly due: number; readonly run: () => void }>();
  return {
    now: () => now,
    after: (ms, run) => {
      const alarm = { due: now + ms, run };
      alarms.add(alarm);
      return { cancel: () => void alarms.delete(alarm) };
    },
    turn: (ms) => {
      const end = now + ms;
      for (;;) {
        const next = [...alarms].sort((a, b) => a.due - b.due)[0];
        if (next === undefined || next.due > end) break;
        now = next.due;
        alarms.delete(next);
        next.run();
      }
      now = end;
    },
    alarms: () => alarms.size,
  };
}

/** Keys as a browser makes them, but countable: k1, k2. */
export function countedKeys() {
  let made = 0;
  return () => `k${++made}`;
}

export function place(start = ''): AddressPlace & { readonly path: Signal<string> } {
  const path = signal(start);
  const go = (next: string): void => {
    path.value = next;
  };
  return { path, go, replace: go, close: () => undefined };
}

export function row(key: string, over: Partial<ReportRow> = {}): ReportRow {
  return {
    key,
    issued: 0,
    served: 0,
    noShow: 0,
    abandoned: 0,
    wait: nothing,
    service: nothing,
    serviceLevel: null,
    ...over,
  };
}

export function floor(over: Partial<FloorView> = {}): FloorView {
  return {
    clock: { state: 'sure', offSeconds: 0 },
    refusedFiles: [],
    certificate: null,
    voiceMissing: false,
    calendarEnds: null,
    centre: { id: 'sample', name: { az: 'Mərkəz' }, timeZone: 'Asia/Baku', languages: ['az'], sample: true },
    day: { open: true, date: '2026-11-20', practice: false, taking: true, closesAt: null, opensAt: null },
    targets: { meanWaitSeconds: 177, meanServiceSeconds: 425, waitSeconds: 900, serviceLevel: 0.9 },
    waiting: 0,
    longestSince: null,
    today: { issued: 0, served: 0, noShow: 0, abandoned: 0, wait: nothing, service: nothing, serviceLevel: null },
    counters: [],
    services: [],
    outOfTurn: [],
    printers: [],
    devices: [],
    ...over,
  };
}

export interface HeldLive extends Held<LiveView<FloorView>> {
  readonly data: Signal<FloorView | null>;
  readonly connected: Signal<boolean>;
  readonly refusal: Signal<Refusal | null>;
  readonly clockOffset: Signal<number>;
  readonly closed: () => boolean;
}
/** A live view that a test holds in its hand. */
export function heldLive(view: FloorView | null = null): HeldLive {
  let closed = false;
  return {
    data: signal(view),
    connected: signal(view !== null),
    refusal: signal(null),
    clockOffset: signal(0),
    close: () => {
      closed = true;
    },
    closed: () => closed,
  };
}

/** A configuration that a test reads and writes; `write` answers as told. */
export function heldConfig(answer: ConfigPort['write'], read: ConfigPort['read']): ConfigPort {
  return {
    read,
    write: answer,
  };
}

export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
export const lost = { ok: false, lost: true } as const;
export const good = (value: unknown): Answer<unknown> => ({ ok: true, value });
export const refused = (code: Refusal['code']): Answer<unknown> => ({ ok: false, refusal: { code, message: code } });

const nothing: Spread = { count: 0, mean: null, median: null, p90: null, max: null };
export const spreadOf = (mean: number, count = 10): Spread => ({ count, mean, median: mean, p90: mean, max: mean });

type Held<T> = { readonly [K in keyof T]: T[K] };
