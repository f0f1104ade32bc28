import type { CounterEvent } from '../../shared/centre/counter-events.ts';
import type { QueueEvent, TicketEvent } from '../../shared/events.ts';

/** What a clerk did at a counter on one day, in ms; sums of intervals, as docs/figures.md defines them. */
export interface Work {
  readonly counter: string;
  readonly clerk: string;
  /** From opening to closing, pauses included. */
  readonly openMs: number;
  readonly pausedMs: number;
  readonly servingMs: number;
}

/** The work of one day by its events in their order; what has not ended counts until `until` (ms). Practice is left out. */
export function workOf(events: readonly QueueEvent[], until: number): readonly Work[] {
  const day = createDay();
  for (const event of events) day.take(event);
  return day.finish(until);
}

/** Of which events the work is made. */
export const workEventTypes = [
  'clock-corrected',
  'counter-opened',
  'counter-paused',
  'counter-resumed',
  'counter-closed',
  'ticket-served-directly',
  'ticket-called',
  'ticket-recalled',
  'ticket-started',
  'ticket-resumed',
  'ticket-finished',
  'ticket-moved-on',
  'ticket-no-show',
  'ticket-requeued',
  'ticket-parked',
  'ticket-transferred',
  'ticket-cancelled',
  'ticket-expired',
  'ticket-undone',
] as const satisfies readonly QueueEvent['type'][];

interface Sums {
  readonly counter: string;
  readonly clerk: string;
  openMs: number;
  pausedMs: number;
  servingMs: number;
}
interface Stretch {
  readonly sums: Sums;
  since: number;
}
interface Desk extends Stretch {
  pausedSince: number | null;
}
interface Visit {
  /** Who called it last, or serves it. */
  counter: string;
  clerk: string;
  serving: Stretch | null;
  /** What ended last, and how long it was: a move that is taken back takes that back too. */
  ended: { readonly stretch: Stretch; readonly ms: number } | null;
}

const createDay = () => {
  const sums = new Map<string, Sums>();
  const desks = new Map<string, Desk>();
  const visits = new Map<string, Visit>();
  const sumsOf = (counter: string, clerk: string): Sums => {
    const key = `${counter}\n${clerk}`;
    const known = sums.get(key) ?? { counter, clerk, openMs: 0, pausedMs: 0, servingMs: 0 };
    sums.set(key, known);
    return known;
  };
  return {
    take(event: QueueEvent): void {
      if (event.type === 'clock-corrected') moveAll(desks, visits, event.at - event.was);
      else if (event.practice) return;
      else if ('counter' in event && isOfCounter(event)) takeOfCounter(desks, event, sumsOf);
      else if ('ticket' in event) takeOfTicket(visits, event, sumsOf);
    },
    finish(until: number): readonly Work[] {
      for (const desk of desks.values()) close(desk, Math.max(desk.since, until));
      for (const visit of visits.values()) end(visit, until);
      return [...sums.values()];
    },
  };
};
type SumsOf = (counter: string, clerk: string) => Sums;

const isOfCounter = (event: QueueEvent): event is CounterEvent => event.type.startsWith('counter-');

/** [T6] What is under way when the clock is corrected goes on as if it had been right since. */
const moveAll = (desks: Map<string, Desk>, visits: Map<string, Visit>, by: number): void => {
  for (const desk of desks.values()) {
    desk.since += by;
    if (desk.pausedSince !== null) desk.pausedSince += by;
  }
  for (const visit of visits.values()) {
    if (visit.serving !== null) visit.serving.since += by;
    visit.ended = null;
  }
};

const gone = (since: number, at: number): number => Math.max(0, at - since);

const goOn = (desk: Desk, at: number): void => {
  if (desk.pausedSince !== null) desk.sums.pausedMs += gone(desk.pausedSince, at);
  desk.pausedSince = null;
};

const close = (desk: Desk, at: number): void => {
  goOn(desk, at);
  desk.sums.openMs += gone(desk.since, at);
};

const takeOfCounter = (desks: Map<string, Desk>, event: CounterEvent, sumsOf: SumsOf): void => {
  const { counter, at } = event;
  const desk = desks.get(counter);
  switch (event.type) {
    case 'counter-opened':
      if (desk !== undefined) close(desk, at);
      desks.set(counter, { sums: sumsOf(counter, event.clerk), since: at, pausedSince: null });
      return;
    case 'counter-paused':
      if (desk !== undefined) desk.pausedSince ??= at;
      return;
    case 'counter-resumed':
      if (desk !== undefined) goOn(desk, at);
      return;
    case 'counter-closed':
      if (desk !== undefined) close(desk, at);
      desks.delete(counter);
      return;
    case 'profile-changed':
      return;
  }
};

const begin = (visit: Visit, at: number, sumsOf: SumsOf): void => {
  end(visit, at);
  visit.serving = { sums: sumsOf(visit.counter, visit.clerk), since: at };
  visit.ended = null;
};

const end = (visit: Visit, at: number): void => {
  const stretch = visit.serving;
  visit.serving = null;
  visit.ended = stretch === null ? null : { stretch, ms: gone(stretch.since, at) };
  if (visit.ended !== null) visit.ended.stretch.sums.servingMs += visit.ended.ms;
};

/** The stretch that the move ended goes on as if it had not been made. */
const takeBack = (visit: Visit): void => {
  if (visit.ended === null) return;
  visit.ended.stretch.sums.servingMs -= visit.ended.ms;
  visit.serving = visit.ended.stretch;
  visit.ended = null;
};

const takeOfTicket = (visits: Map<string, Visit>, event: TicketEvent, sumsOf: SumsOf): void => {
  const { ticket, at } = event;
  const visit = visits.get(ticket) ?? { counter: '', clerk: '', serving: null, ended: null };
  visits.set(ticket, visit);
  switch (event.type) {
    case 'ticket-called':
    case 'ticket-recalled':
      if ('clerk' in event) visit.clerk = event.clerk;
      visit.counter = event.counter;
      visit.ended = null;
      return;
    case 'ticket-served-directly':
    case 'ticket-resumed':
      visit.counter = event.counter;
      visit.clerk = event.clerk;
      begin(visit, at, sumsOf);
      return;
    case 'ticket-started':
      begin(visit, at, sumsOf);
      return;
    case 'ticket-undone':
      takeBack(visit);
      return;
    default:
      if (endsService(event.type)) end(visit, at);
  }
};

/** After these nobody sits at the counter any more. */
const endsService = (type: TicketEvent['type']): boolean =>
  type === 'ticket-finished' ||
  type === 'ticket-moved-on' ||
  type === 'ticket-no-show' ||
  type === 'ticket-requeued' ||
  type === 'ticket-parked' ||
  type === 'ticket-transferred' ||
  type === 'ticket-cancelled' ||
  type === 'ticket-expired';
