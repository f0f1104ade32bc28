import type { Agent } from 'node:http';
import { newId } from '../../server/ids.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { StoredEvent } from '../../shared/events.ts';
import type { TicketBody } from '../../shared/route-bodies.ts';
import type { TicketStatus } from '../../shared/tickets/ticket.ts';
import type { Prepared } from './a-centre.ts';
import { type Answer, type Asked, ask, askUntilAnswered, newAgent } from './asking.ts';
import type { Fact, Operation, Sums } from './checker.ts';

/** Clerks and kiosks that ask side by side, and what they remember of it. */

/** An answered POST: asking it again must give the same bytes. */
export interface Kept {
  readonly asked: Asked;
  readonly answer: Answer;
}

export interface Crowd {
  readonly operations: readonly Operation[];
  /** Good answers to requests with a key, the latest last. */
  readonly kept: readonly Kept[];
  /** Called at every answer with how many there have been. */
  onAnswer: (count: number) => void;
  /** Asks under a key of its own until there is an answer. */
  post(path: string, token: string, body?: object): Promise<Timed>;
  /** The id of the ticket; null if it was refused. */
  issue(token: string, service: string, priorityClass?: string): Promise<string | null>;
  /** The id of the ticket; null if nobody is waiting. */
  callNext(token: string, counter: string): Promise<string | null>;
  move(token: string, what: 'start' | 'finish', ticket: string): Promise<void>;
  /** Checks in for a seat; the id of the ticket. */
  arrive(token: string, seat: string): Promise<string>;
  /** Gives a seat up for an ordinary ticket; its id, null if it is the seat's time. */
  takeOrdinary(token: string, seat: string): Promise<string | null>;
  /** Calls, starts and finishes until nobody is waiting, or `enough` says so. */
  work(token: string, counter: string, enough?: () => boolean): Promise<void>;
  close(): void;
}

/** An answer, with when it was asked for and when it was there (ms of one clock). */
export interface Timed {
  readonly answer: Answer;
  readonly began: number;
  readonly ended: number;
}

/** Opens a crowd that asks whichever server `where` names. */
export function openCrowd(where: () => Promise<string>): Crowd {
  const agent = newAgent();
  const operations: Operation[] = [];
  const kept: Kept[] = [];
  const post = async (path: string, token: string, body?: object) => {
    const asked: Asked = { path, token, key: newId(), ...(body === undefined ? {} : { body }) };
    const began = performance.now();
    const answer = await askUntilAnswered(agent, where, asked);
    const ended = performance.now();
    if (answer.refusal === null) kept.push({ asked, answer });
    crowd.onAnswer(operations.length + 1);
    return { answer, began, ended };
  };
  const crowd: Crowd = {
    operations,
    kept,
    onAnswer: () => undefined,
    post,
    async issue(token, service, priorityClass) {
      const body = { service, ...(priorityClass === undefined ? {} : { priorityClass }) };
      const { answer, began, ended } = await post('/tickets', token, body);
      const ticket = answer.refusal === null ? answer.value<{ ticket: TicketBody }>().ticket.id : null;
      const line = { service, priorityClass: priorityClass ?? null };
      operations.push({ do: 'issue', client: token, began, ended, ...line, ticket });
      return ticket;
    },
    async callNext(token, counter) {
      const { answer, began, ended } = await post(`/counters/${counter}/call-next`, token);
      if (answer.refusal !== null && answer.refusal !== 'nothing-waiting') answer.value();
      const ticket = answer.refusal === null ? answer.value<{ ticket: TicketBody }>().ticket.id : null;
      operations.push({ do: 'call', client: token, began, ended, counter, ticket });
      return ticket;
    },
    async move(token, what, ticket) {
      const { answer, began, ended } = await post(`/tickets/${ticket}/${what}`, token);
      answer.value();
      operations.push({ do: what, client: token, began, ended, ticket, done: true });
    },
    async arrive(token, seat) {
      const { answer, began, ended } = await post(`/seats/${seat}/arrive`, token);
      const ticket = answer.value<{ ticket: TicketBody }>().ticket.id;
      operations.push({ do: 'arrive', client: token, began, ended, seat, ticket });
      return ticket;
    },
    async takeOrdinary(token, seat) {
      const { answer, began, ended } = await post(`/seats/${seat}/arrive`, token, { ordinary: true });
      if (answer.refusal === 'has-seat') return null;
      const ticket = answer.value<{ ticket: TicketBody }>().ticket.id;
      operations.push({ do: 'arrive', client: token, began, ended, seat, ticket });
      return ticket;
    },
    async work(token, counter, enough = () => false) {
      while (!enough()) {
        const ticket = await crowd.callNext(token, counter);
        if (ticket === null) return;
        await crowd.move(token, 'start', ticket);
        await crowd.move(token, 'finish', ticket);
      }
    },
    close: () => agent.destroy(),
  };
  return crowd;
}

/** Asks a good many things, so many at a time. */
export async function inLanes<T, R>(all: readonly T[], lanes: number, run: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < all.length; at = next++) {
      const one = all[at];
      if (one !== undefined) results[at] = await run(one);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/** Opens every counter, each by its own clerk. */
export async function openCounters(agent: Agent, base: string, { tokens, centre }: Prepared): Promise<void> {
  await inLanes([...centre.counters.entries()], 10, async ([at, { id }]) => {
    const opened = await ask(agent, base, { path: `/counters/${id}/open`, token: tokens.clerks[at] ?? '' });
    opened.value();
  });
}

/** All of the log, page by page, over HTTP. */
export async function readLog(agent: Agent, base: string, admin: string): Promise<readonly StoredEvent[]> {
  const all: StoredEvent[] = [];
  for (;;) {
    const path = `/events?limit=1000&after=${all.at(-1)?.seq ?? 0}`;
    const page = await ask(agent, base, { method: 'GET', path, token: admin });
    const { events } = page.value<{ events: readonly StoredEvent[] }>();
    if (events.length === 0) return all;
    all.push(...events);
  }
}

/** What the log, and the server asked ticket by ticket, say in the end. */
export async function readFacts(agent: Agent, base: string, admin: string): Promise<readonly Fact[]> {
  const log = await readLog(agent, base, admin);
  const called = new Map<string, number>();
  for (const { seq, event } of log) {
    if (event.type === 'ticket-called' && !called.has(event.ticket)) called.set(event.ticket, seq);
  }
  const issued = log.flatMap(({ seq, event }) => (event.type === 'ticket-issued' ? [{ seq, event }] : []));
  return inLanes(issued, 10, async ({ seq, event }): Promise<Fact> => {
    const asked = await ask(agent, base, { method: 'GET', path: `/tickets/${event.ticket}`, token: admin });
    const { ticket } = asked.value<{ ticket: TicketBody }>();
    return {
      id: ticket.id,
      number: ticket.number,
      date: event.date ?? '',
      lap: event.lap,
      service: ticket.service,
      priorityClass: ticket.priorityClass,
      seat: event.booked?.seat ?? null,
      instead: event.instead ?? null,
      status: ticket.status as TicketStatus,
      issuedSeq: seq,
      calledSeq: called.get(ticket.id) ?? null,
      history: ticket.history.map(({ status, from, to, counter }) => ({
        status: status as TicketStatus,
        from: ms(from),
        to: to === null ? null : ms(to),
        counter,
      })),
    };
  });
}

/** How many the reports count as served, by counter and by service, over the days of the log. */
export async function readSums(agent: Agent, base: string, admin: string, facts: readonly Fact[]): Promise<Sums> {
  const dates = facts.map(({ date }) => date).sort();
  const range = `from=${dates[0]}&to=${dates.at(-1)}`;
  const rows = async (by: string): Promise<readonly number[]> => {
    const asked = { method: 'GET', path: `/reports/summary?${range}&by=${by}`, token: admin } as const;
    const report = (await ask(agent, base, asked)).value<{ rows: readonly { readonly served: number }[] }>();
    return report.rows.map(({ served }) => served);
  };
  return { byCounter: await rows('counter'), byService: await rows('service') };
}

/** Puts a changed configuration in force, until there is an answer; it may find that it did so before an answer was lost. */
export async function configure(
  agent: Agent,
  where: () => Promise<string>,
  admin: string,
  change: (centre: Centre) => Centre,
): Promise<Answer> {
  const read = await askUntilAnswered(agent, where, { method: 'GET', path: '/config', token: admin });
  const headers = { 'if-match': String(read.headers.etag) };
  const body = change(read.value<Centre>());
  return askUntilAnswered(agent, where, { method: 'PUT', path: '/config', token: admin, body, headers });
}

const ms = (iso: string): number => Date.parse(iso);
