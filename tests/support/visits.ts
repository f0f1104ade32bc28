import { expect } from 'vitest';
import { openMemoryStore } from '../../server/store/memory/store.ts';
import type { RouteName } from '../../shared/paths.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { TicketBody } from '../../shared/route-bodies.ts';
import { hasEnded, type TicketStatus } from '../../shared/tickets/ticket.ts';
import { type ManualClock, manualClock } from '../fakes/clock.ts';
import { type AServer, type Asked, aServer, type Who } from './server.ts';

/** A step of a scenario: who does what to which visitor's ticket, and what that must leave. */
export interface Step {
  /** The route, or `wait`: time passes. */
  readonly do: RouteName | 'wait';
  /** The visitor, by a name of the scenario's own; the one a `callNext` should give. */
  readonly visitor?: string;
  readonly by?: Who;
  readonly counter?: string;
  readonly body?: object;
  readonly key?: string;
  readonly seconds?: number;
  /** The status after the step. */
  readonly becomes?: TicketStatus;
  /** The code of the refusal that must come; nothing at all may have changed. */
  readonly refused?: Refusal['code'];
  /** What the step is meant to change of the ticket besides its status. */
  readonly changes?: readonly (keyof TicketBody)[];
}

/** Exactly one interval is open until the end, then none; each begins where the one before ends; none is negative. */
export function historyHolds({ status, history, endedAt }: TicketBody): void {
  const ended = hasEnded(status as TicketStatus);
  expect(history.filter(({ to }) => to === null)).toHaveLength(ended ? 0 : 1);
  expect(history.at(-1)?.to ?? null).toBe(ended ? endedAt : null);
  for (const [at, { from, to }] of history.entries()) {
    if (to !== null) expect(Date.parse(to)).toBeGreaterThanOrEqual(Date.parse(from));
    const next = history[at + 1];
    if (next !== undefined) expect(next.from).toBe(to);
  }
}

/** A centre whose counters are open, driven over HTTP; checks after every step what must hold after every step. */
export interface Visits {
  readonly server: AServer;
  readonly clock: ManualClock;
  /** Ends the day, forgets its visitors, and opens these counters on the next one, each by its own clerk. */
  newDay(counters: readonly string[]): Promise<void>;
  step(step: Step): Promise<void>;
  run(steps: readonly Step[]): Promise<void>;
  ticket(visitor: string): Promise<TicketBody>;
  idOf(visitor: string): string;
  /** How many wait, by the wall. */
  waiting(): Promise<number>;
  /** How many of all visitors have not ended. */
  active(): Promise<number>;
  close(): Promise<void>;
}

/** Opens a centre in which no day has begun yet. */
export async function openVisits(): Promise<Visits> {
  const clock = manualClock();
  const server = await aServer({ clock, store: openMemoryStore() });
  const ids = new Map<string, string>();
  let before: Snapshot = new Map();

  const idOf = (visitor: string): string => ids.get(visitor) ?? visitor;
  const read = async (id: string) => (await server.ask('manager', 'ticket', { id })).value.ticket;
  const snapshot = async (): Promise<Snapshot> =>
    new Map(await Promise.all([...ids].map(async ([visitor, id]) => [visitor, await read(id)] as const)));
  const head = async () => (await server.store.head('small')).seq;

  const ask = (name: RouteName, { visitor, by, counter, body, key }: Step) => {
    const isAtCounter = atCounter.includes(name);
    const ticket = visitor === undefined ? undefined : idOf(visitor);
    const id = isAtCounter ? (counter ?? '1') : name === 'issueTicket' ? undefined : ticket;
    const asked: Asked = {
      body: name === 'call' ? { ticket, ...body } : (body ?? {}),
      ...(id === undefined ? {} : { id }),
      ...(key === undefined ? {} : { key }),
    };
    const usual =
      name === 'issueTicket' ? 'reception' : isAtCounter ? (operators[counter ?? '1'] ?? 'manager') : 'manager';
    return server.ask(by ?? usual, name, asked);
  };
  const check = async ({ visitor, becomes, changes = [] }: Step, refused: boolean): Promise<void> => {
    const after = await snapshot();
    for (const [name, ticket] of after) {
      historyHolds(ticket);
      legsHold(ticket);
      const was = before.get(name);
      if (was === undefined) expect(ticket.history).toHaveLength(1);
      else if (name === visitor && !refused) stepHolds(was, ticket, changes);
      else expect(still(ticket)).toEqual(still(was));
    }
    if (becomes !== undefined && visitor !== undefined) expect(after.get(visitor)?.status).toBe(becomes);
    before = after;
  };
  const step = async (one: Step): Promise<void> => {
    if (one.do === 'wait') {
      clock.set(clock.now() + (one.seconds ?? 60) * 1000);
      return;
    }
    const seq = await head();
    const { status, refusal, reply } = await ask(one.do, one);
    expect(refusal?.code, `${one.do} ${one.visitor ?? ''}: ${reply.body}`).toBe(one.refused);
    if (one.refused !== undefined) {
      expect(await head()).toBe(seq);
      return check(one, true);
    }
    expect(status).toBeLessThan(300);
    const { ticket } = reply.json().value as { readonly ticket?: TicketBody };
    if (one.visitor !== undefined && ticket !== undefined) {
      if (!ids.has(one.visitor)) ids.set(one.visitor, ticket.id);
      expect(ticket.id).toBe(idOf(one.visitor));
    }
    return check(one, false);
  };
  return {
    server,
    clock,
    step,
    idOf,
    async newDay(counters) {
      await server.ask('manager', 'closeDay', { body: { force: true } });
      clock.set(Math.max(clock.now(), server.centres.find('small')?.latest().at ?? 0) + 86_400_000);
      ids.clear();
      before = new Map();
      await server.ask('manager', 'openDay', { body: {} });
      for (const id of counters) await server.ask(operators[id] ?? 'manager', 'openCounter', { id });
    },
    async run(steps) {
      for (const one of steps) await step(one);
    },
    ticket: (visitor) => read(idOf(visitor)),
    async waiting() {
      const { value } = await server.ask('manager', 'view', { params: { view: 'hall' }, id: 'd' });
      return (value as { readonly data: { readonly waiting: number } }).data.waiting;
    },
    async active() {
      const all = await snapshot();
      return [...all.values()].filter(({ status }) => !hasEnded(status as TicketStatus)).length;
    },
    close: server.close,
  };
}

type Snapshot = ReadonlyMap<string, TicketBody>;

const steady = [
  'id',
  'number',
  'service',
  'language',
  'note',
  'channel',
  'practice',
  'issuedAt',
  'priorityClass',
] as const;

/** Legs follow one another without a gap while they are in service or queue, and none ends before it begins. */
const legsHold = ({ legs }: TicketBody): void => {
  for (const { queuedAt, startedAt, endedAt } of legs) {
    const begun = queuedAt ?? startedAt;
    if (begun !== null && endedAt !== null) expect(Date.parse(endedAt)).toBeGreaterThanOrEqual(Date.parse(begun));
  }
};

/** Without the figures that run with the clock. */
const still = ({ legs, ...rest }: TicketBody) => ({
  ...rest,
  legs: legs.map(({ waitSeconds, walkSeconds, serviceSeconds, parkedSeconds, ...leg }) => leg),
});

const stepHolds = (before: TicketBody, after: TicketBody, changes: readonly string[]): void => {
  for (const name of steady) if (!changes.includes(name)) expect(after[name], name).toEqual(before[name]);
  const grows = before.status !== after.status && !hasEnded(after.status as TicketStatus) ? 1 : 0;
  expect(after.history.length - before.history.length).toBe(grows);
  expect(after.history.slice(0, before.history.length - 1)).toEqual(before.history.slice(0, -1));
};

const operators: { readonly [counter: string]: Who } = { '1': 'clerk', '2': 'second', '3': 'third' };
const atCounter: readonly string[] = ['call', 'callNext', 'serve', 'openCounter', 'pauseCounter', 'closeCounter'];
