import type { Asked, Asker, Asking } from '../../scripts/demo/asking.ts';
import type { QueueEvent, StoredEvent } from '../../shared/events.ts';
import type { TicketBody } from '../../shared/route-bodies.ts';
import type { TicketStatus } from '../../shared/tickets/ticket.ts';
import type { Fact, Operation, Told } from './checker.ts';
import { inLanes } from './crowd.ts';

/** What a demo did, as the checker reads it: what its people asked, and what the server's log says of it in the end. */
export interface DemoTold {
  readonly told: Told;
  /** Services that a clerk finished, by the tickets; and by the report, added up over counters and over services. */
  readonly served: { readonly byTickets: number; readonly byCounter: number; readonly byService: number };
  readonly calls: number;
}

/** Reads it as this manager, from the first event of the living day on. */
export async function tellDemo(asking: Asking, manager: Asker, asked: readonly Asked[]): Promise<DemoTold> {
  const log = await readLog(asking, manager);
  const issued = log.flatMap(({ seq, event }) => (event.type === 'ticket-issued' ? [{ seq, event }] : []));
  const tickets = await inLanes(issued, 4, async ({ event }) => {
    const answer = await asking.ask(manager, 'ticket', { params: { ticket: event.ticket } });
    if (!answer.ok) throw new Error(answer.refusal.message);
    return answer.value.ticket;
  });
  const facts = issued.map(({ seq, event }, at) => factOf(log, seq, event, tickets[at]));
  const dates = issued.map(({ event }) => event.date ?? '').sort();
  const sum = async (by: 'counter' | 'service'): Promise<number> => {
    const query = { from: dates[0] ?? '', to: dates.at(-1) ?? '', by };
    const report = await asking.ask(manager, 'summary', { query });
    return report.ok ? report.value.rows.reduce((total, { served }) => total + served, 0) : Number.NaN;
  };
  return {
    told: { operations: operationsOf(asked, log), facts, drained: false },
    served: {
      byTickets: tickets.flatMap(({ legs }) => legs).filter(({ ending }) => ending === 'served').length,
      byCounter: await sum('counter'),
      byService: await sum('service'),
    },
    calls: log.filter(({ event }) => event.type === 'ticket-called').length,
  };
}

/** The days before the living one were made without anybody asking: they are not read. */
const readLog = async (asking: Asking, manager: Asker): Promise<readonly StoredEvent[]> => {
  const all: StoredEvent[] = [];
  const query = async (after: number) => {
    const page = await asking.ask(manager, 'events', { query: { after: String(after), limit: '1000' } });
    if (!page.ok) throw new Error(page.refusal.message);
    return page.value;
  };
  const { head } = await query(0);
  let from = head.seq;
  const isPast = ({ event: { by } }: StoredEvent): boolean => by.id === 'simulate';
  for (let back = head.seq; back > 0; back = Math.max(0, back - 1000)) {
    const { events } = await query(Math.max(0, back - 1000));
    const known = (events as readonly StoredEvent[]).filter(({ seq }) => seq <= back);
    const living = known.findLastIndex(isPast) + 1;
    from = (known[living]?.seq ?? from + 1) - 1;
    if (living > 0) break;
  }
  for (;;) {
    const { events } = await query(all.at(-1)?.seq ?? from);
    if (events.length === 0) return all;
    all.push(...(events as readonly StoredEvent[]));
  }
};

type Issued = Extract<QueueEvent, { readonly type: 'ticket-issued' }>;

const ms = (iso: string): number => Date.parse(iso);

const isAbout = (event: QueueEvent, ticket: string): boolean => 'ticket' in event && event.ticket === ticket;

/** First come, first called holds for those who were left in their line: who was moved before the first call stands in one alone. */
const factOf = (log: readonly StoredEvent[], seq: number, event: Issued, ticket: TicketBody | undefined): Fact => {
  if (ticket === undefined) throw new Error(`ticket ${event.ticket} is not there`);
  const own = log.filter((one) => isAbout(one.event, event.ticket));
  const called = own.find((one) => one.event.type === 'ticket-called');
  const wasMoved = own.some((one) => one.seq > seq && one.seq < (called?.seq ?? Number.POSITIVE_INFINITY));
  return {
    id: ticket.id,
    number: ticket.number,
    date: event.date ?? '',
    lap: event.lap,
    service: wasMoved ? `${ticket.legs[0]?.service} of ${ticket.id}` : (ticket.legs[0]?.service ?? ''),
    priorityClass: ticket.priorityClass,
    seat: event.booked?.seat ?? null,
    instead: event.instead ?? null,
    status: ticket.status as TicketStatus,
    issuedSeq: seq,
    calledSeq: called?.seq ?? null,
    history: ticket.history.map(({ status, from, to, counter }) => ({
      status: status as TicketStatus,
      from: ms(from),
      to: to === null ? null : ms(to),
      counter,
    })),
  };
};

/** What puts a ticket back into a line, so that it is called again by rights; or takes back what was done. */
const back: readonly QueueEvent['type'][] = [
  'ticket-requeued',
  'ticket-reinstated',
  'ticket-transferred',
  'ticket-undone',
];

const operationsOf = (asked: readonly Asked[], log: readonly StoredEvent[]): readonly Operation[] => {
  const cameBack = new Map<string, number>();
  const undone = new Set<string>();
  const called = new Set<string>();
  for (const { event } of log) {
    if (!back.includes(event.type) || !('ticket' in event)) continue;
    cameBack.set(event.ticket, (cameBack.get(event.ticket) ?? 0) + 1);
    if (event.type === 'ticket-undone') undone.add(event.ticket);
  }
  return asked.flatMap((one): readonly Operation[] => {
    const { route, by: client, began, ended, result, params = {}, body = {} } = one;
    const times = { client, began, ended };
    const value = result.ok ? (result.value as { readonly ticket: TicketBody }) : null;
    if (route === 'issueTicket') {
      const { service, priorityClass = null } = body as { service: string; priorityClass?: string };
      return [{ ...times, do: 'issue', service, priorityClass, ticket: value?.ticket.id ?? null }];
    }
    if (route === 'checkIn') {
      const seat = result.ok ? (result.value as { readonly seat: { readonly id: string } }).seat.id : '';
      return [{ ...times, do: 'arrive', seat, ticket: value?.ticket.id ?? null }];
    }
    if (route === 'callNext') {
      const ticket = value?.ticket.id ?? null;
      const again = ticket === null ? 0 : (cameBack.get(ticket) ?? 0);
      // The first call is told of; of those that follow, as many are right as it came back.
      if (ticket !== null && called.has(ticket) && again > 0) {
        cameBack.set(ticket, again - 1);
        return [];
      }
      if (ticket !== null) called.add(ticket);
      return [{ ...times, do: 'call', counter: params.counter ?? '', ticket }];
    }
    const ticket = params.ticket ?? '';
    if (route !== 'start' && route !== 'finish') return [];
    return undone.has(ticket) ? [] : [{ ...times, do: route, ticket, done: result.ok }];
  });
};
