import type { TicketCalled } from '../../shared/events.ts';
import type { Agenda } from './agenda.ts';
import type { Engine } from './engine.ts';
import type { DayPlan, PlannedCounter } from './plan.ts';
import type { CounterEvent, ScheduledEvent } from './scheduled-event.ts';

/** What one counter did in a day (ms): `openMs` leaves pauses out, `busyMs` is from call to end. */
export interface Worked {
  readonly counter: string;
  readonly openMs: number;
  readonly busyMs: number;
}

/** The counters of a simulated day: when they open, pause and close, and that they call whenever they are free. */
export interface Counters {
  /** Sets what the plan says of them on the agenda. */
  begin(): void;
  happen(at: number, due: CounterEvent): void;
  /** Somebody has entered a queue: of the counters that would call somebody now, the one idle longest will. */
  somebodyCame(at: number): void;
  /** The visitor at a counter has gone. */
  freed(at: number, counter: string): void;
  /** Somebody without a ticket wants this counter; `serve` is called once it is free. */
  wantsDirectly(at: number, counter: string, serve: (at: number) => void): void;
  worked(): readonly Worked[];
}

export interface CountersParts {
  readonly plan: DayPlan;
  readonly engine: Engine;
  readonly agenda: Agenda<ScheduledEvent>;
  readonly onCall: (called: TicketCalled) => void;
}

/** Opens the counters of a plan. */
export function openCounters(parts: CountersParts): Counters {
  const desks = new Map(parts.plan.counters.map((one) => [one.counter, deskOf(one)]));
  const at = (counter: string): Desk => {
    const desk = desks.get(counter);
    if (desk === undefined) throw new Error(`the plan has no counter ${counter}`);
    return desk;
  };
  return {
    begin() {
      for (const desk of desks.values()) setAgenda(parts, desk);
    },
    happen(now, { counter, what }) {
      const desk = at(counter);
      if (what === 'call') callOrLeave(parts, desk, now);
      else if (what === 'open' || what === 'resume') enter(parts, desk, now, what);
      else wishToLeave(parts, desk, now, what);
    },
    somebodyCame(now) {
      const desk = longestIdle(parts, desks.values(), now);
      if (desk === null) return;
      desk.idleSince = null;
      const { counter, reactionMs } = desk.plan;
      parts.agenda.add(now + reactionMs, { kind: 'counter', counter, what: 'call' });
    },
    freed: (now, counter) => goOn(parts, at(counter), now),
    wantsDirectly(now, counter, serve) {
      const desk = at(counter);
      desk.direct.push(serve);
      if (desk.idleSince !== null) call(parts, desk, now);
    },
    worked: () =>
      [...desks.values()].map((desk) => ({
        counter: desk.plan.counter,
        openMs: openMsAt(desk, parts.engine.state().at),
        busyMs: desk.busyMs,
      })),
  };
}

/** Where a counter is in its day. */
interface Desk {
  readonly plan: PlannedCounter;
  readonly by: { readonly kind: 'user'; readonly id: string; readonly role: 'clerk' };
  standing: 'closed' | 'open' | 'paused';
  /** What it will do once its visitor has gone. */
  leaving: 'pause' | 'close' | null;
  busySince: number | null;
  /** Since when it has nothing to do; null while busy, resting, about to call, or not open. */
  idleSince: number | null;
  openSince: number;
  openMs: number;
  busyMs: number;
  readonly direct: ((at: number) => void)[];
}

const deskOf = (plan: PlannedCounter): Desk => ({
  plan,
  by: { kind: 'user', id: plan.clerk, role: 'clerk' },
  standing: 'closed',
  leaving: null,
  busySince: null,
  idleSince: null,
  openSince: 0,
  openMs: 0,
  busyMs: 0,
  direct: [],
});

const nextCall = ({ engine }: CountersParts, { plan: { counter }, by }: Desk, at: number) =>
  ({ type: 'call-next', counter, callId: engine.newId(), at, by }) as const;

const call = (parts: CountersParts, desk: Desk, at: number): void => {
  if (desk.standing !== 'open' || desk.busySince !== null) return;
  desk.idleSince = null;
  const serve = desk.direct.shift();
  if (serve !== undefined) {
    desk.busySince = at;
    serve(at);
    return;
  }
  const made = parts.engine.ask(nextCall(parts, desk, at));
  const called = typeof made === 'string' ? undefined : made[0];
  if (called?.type !== 'ticket-called') {
    desk.idleSince = at;
    return;
  }
  desk.busySince = at;
  parts.onCall(called);
};

const leave = ({ engine }: CountersParts, desk: Desk, at: number, how: 'pause' | 'close'): void => {
  const { counter } = desk.plan;
  engine.must({ type: how === 'pause' ? 'pause-counter' : 'close-counter', counter, reason: null, at, by: desk.by });
  desk.standing = how === 'pause' ? 'paused' : 'closed';
  desk.leaving = null;
  desk.idleSince = null;
  desk.openMs += at - desk.openSince;
};

/** Whether it goes on after its last span, because somebody waits. */
const mayStay = (parts: CountersParts, desk: Desk, at: number): boolean => {
  const end = desk.plan.spans.at(-1)?.to ?? at;
  return at < end + parts.plan.overtimeMs && (desk.direct.length > 0 || parts.engine.may(nextCall(parts, desk, at)));
};

const wishToLeave = (parts: CountersParts, desk: Desk, at: number, how: 'pause' | 'close'): void => {
  if (desk.standing === 'paused' && how === 'close') {
    const { counter } = desk.plan;
    parts.engine.must({ type: 'close-counter', counter, reason: null, at, by: desk.by });
    desk.standing = 'closed';
  }
  if (desk.standing !== 'open') return;
  const stays = desk.busySince !== null || (how === 'close' && mayStay(parts, desk, at));
  desk.leaving = stays ? how : null;
  if (!stays) leave(parts, desk, at, how);
  else if (desk.idleSince !== null) call(parts, desk, at);
};

const enter = (parts: CountersParts, desk: Desk, at: number, how: 'open' | 'resume'): void => {
  const { counter, profile } = desk.plan;
  const { engine } = parts;
  if (how === 'resume') {
    // A pause that a long visit has eaten up never began.
    if (desk.leaving === 'pause') desk.leaving = null;
    if (desk.standing !== 'paused') return;
    engine.must({ type: 'resume-counter', counter, at, by: desk.by });
  } else {
    engine.must({ type: 'open-counter', counter, profile, at, by: desk.by });
  }
  desk.standing = 'open';
  desk.openSince = at;
  call(parts, desk, at);
};

const callOrLeave = (parts: CountersParts, desk: Desk, at: number): void => {
  if (desk.leaving === null || mayStay(parts, desk, at)) call(parts, desk, at);
  if (desk.leaving !== null && desk.busySince === null && desk.standing === 'open') {
    leave(parts, desk, at, desk.leaving);
  }
};

const goOn = (parts: CountersParts, desk: Desk, at: number): void => {
  if (desk.busySince === null) return;
  desk.busyMs += at - desk.busySince;
  desk.busySince = null;
  const goes = desk.leaving === 'pause' || (desk.leaving === 'close' && !mayStay(parts, desk, at));
  if (goes && desk.leaving !== null) {
    leave(parts, desk, at, desk.leaving);
    return;
  }
  const restMs = desk.direct.length > 0 ? 0 : desk.plan.restMs;
  parts.agenda.add(at + restMs, { kind: 'counter', counter: desk.plan.counter, what: 'call' });
};

/** Of the counters that have nothing to do and would call somebody, the one idle longest. */
const longestIdle = (parts: CountersParts, desks: Iterable<Desk>, at: number): Desk | null => {
  const idle = [...desks].filter(({ idleSince }) => idleSince !== null);
  idle.sort((a, b) => (a.idleSince ?? 0) - (b.idleSince ?? 0));
  return idle.find((desk) => parts.engine.may(nextCall(parts, desk, at))) ?? null;
};

const setAgenda = ({ agenda }: CountersParts, { plan: { counter, spans } }: Desk): void => {
  for (const [index, { from, to }] of spans.entries()) {
    agenda.add(from, { kind: 'counter', counter, what: index === 0 ? 'open' : 'resume' });
    agenda.add(to, { kind: 'counter', counter, what: index === spans.length - 1 ? 'close' : 'pause' });
  }
};

const openMsAt = ({ standing, openMs, openSince }: Desk, at: number): number =>
  openMs + (standing === 'open' ? at - openSince : 0);
