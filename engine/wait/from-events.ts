import type { Centre, PriorityClass } from '../../shared/centre/centre.ts';
import { isPromising, type QueueEvent, type TicketEvent, type TicketUndone } from '../../shared/events.ts';
import { offsetIn } from '../queue/business-day.ts';
import { type CentreIndex, indexCentre } from '../queue/centre-index.ts';
import { isTicketEvent } from '../queue/ticket.ts';
import { createEstimator, type Estimator, type Learnt } from './estimator.ts';
import { followWork } from './follow-work.ts';
import type { CentreFacts, Observation } from './observation.ts';

/**
 * What the estimator is told of a centre's log. It begins each business day from what was learnt and knows then only what
 * happened since: one who follows the same events from the same day's opening knows the same.
 */

/** 1 for a class that is called before ordinary visitors, else 0. */
export function rankOf(classes: readonly PriorityClass[], id: string | null): number {
  const found = id === null ? undefined : classes.find((one) => one.id === id);
  if (found === undefined) return 0;
  return found.headStartSeconds > 0 || (found.rate ?? 1) > 1 || found.latestSeconds !== undefined ? 1 : 0;
}

/**
 * Follows a centre's events and keeps an estimator that knows the present day. What is taken back it has never known: it follows
 * the day again without it, once it is asked, however much was taken back until then.
 */
export function followEvents(learnt: Learnt) {
  const onward = followOnward(learnt);
  const today = keepToday();
  let isBehind = false;
  const catchUp = (): void => {
    if (!isBehind) return;
    isBehind = false;
    for (const event of today.events()) onward.follow(event);
  };
  return {
    follow(event: QueueEvent): void {
      if (event.type === 'ticket-undone') {
        isBehind = today.takeBack(event) || isBehind;
        return;
      }
      if (event.type === 'day-closed') catchUp();
      today.keep(event);
      if (event.type === 'emergency-ended') isBehind = true;
      if (!isBehind) onward.follow(event);
    },
    estimator(): Estimator {
      catchUp();
      return onward.estimator();
    },
    rankOf(priorityClass: string | null): number {
      catchUp();
      return onward.rankOf(priorityClass);
    },
  };
}
export type Following = ReturnType<typeof followEvents>;

/** What has happened since the day was opened, and the configuration that it was opened with. */
const keepToday = () => {
  let configured: readonly QueueEvent[] = [];
  let shared: readonly QueueEvent[] = [];
  let kept: QueueEvent[] = [];
  return {
    events: (): readonly QueueEvent[] => kept,
    keep(event: QueueEvent): void {
      if (event.type === 'centre-configured') configured = [event];
      if (event.type === 'document-changed' && event.kind === 'calendar') shared = [event];
      if (event.type === 'day-opened') kept = [...configured, ...shared];
      // Nothing is taken back over a correction, nor once the day is closed.
      if (event.type === 'clock-corrected') kept = kept.filter((one) => !isTicketEvent(one));
      if (event.type === 'emergency-ended') kept = withoutStopped(kept);
      if (event.type === 'day-closed') kept = [];
      else kept.push(event);
    },
    /** Forgets the move that is taken back; false if it was never made. */
    takeBack({ ticket, undoes }: TicketUndone): boolean {
      const at = kept.findLastIndex((one) => one.type === undoes && one.ticket === ticket);
      if (at >= 0) kept.splice(at, 1);
      return at >= 0;
    },
  };
};

/** [EM5] The events without those whose visit the emergency fell into that ends now: their waits and services say nothing. */
const withoutStopped = (events: readonly QueueEvent[]): QueueEvent[] => {
  const touched = touchedByStop(events);
  return events.filter((one) => !('ticket' in one && touched.has(one.ticket)));
};

/** Whose visit an emergency fell into that ends with these events. */
const touchedByStop = (events: readonly QueueEvent[]): ReadonlySet<string> => {
  const alive = new Set<string>();
  let isStopped = false;
  for (const event of events) {
    if (event.type === 'emergency-begun') isStopped = true;
    if (!isTicketEvent(event)) continue;
    const step = stepOf(event);
    const isOver = step === 'gives-up' || event.type === 'ticket-finished' || event.type === 'ticket-no-show';
    // One that ends while the emergency stands was there too.
    if (isStopped || !isOver || step === 'rejoins') alive.add(event.ticket);
    else alive.delete(event.ticket);
  }
  return alive;
};

const followOnward = (learnt: Learnt) => {
  const surroundings = createSurroundings();
  const { facts, work } = surroundings;
  const standings = createStandings();
  let estimator: Estimator = createEstimator(facts, learnt);

  const followTicket = (event: TicketEvent): void => {
    const followed = standings.follow(event);
    if (followed === null) return;
    for (const observation of observationsOf(event, followed.step, followed.standing)) estimator.feed(observation);
    if (isPromising(event) && event.quoted?.basis === 'learnt') {
      estimator.remember(event.ticket, { at: event.at, ...event.quoted });
    }
  };
  const beginAgain = (): void => {
    standings.clear();
    estimator = createEstimator(facts, learnt);
  };

  return {
    follow(event: QueueEvent): void {
      if (isTicketEvent(event)) followTicket(event);
      else if ('counter' in event) work.follow(event);
      else if (event.type === 'centre-configured') {
        surroundings.configure(event.centre);
        standings.rankBy(event.centre.priorityClasses);
      } else if (event.type === 'day-opened') {
        surroundings.liveIn(event.timeZone);
        work.close();
        beginAgain();
      }
      // What is known of the day is dated by the other clock.
      else if (event.type === 'clock-corrected') beginAgain();
    },
    estimator: (): Estimator => estimator,
    rankOf: standings.rankOf,
  };
};

/** The centre around the line: its services, its zone, its counters at work. */
const createSurroundings = () => {
  let index: CentreIndex | null = null;
  let offsetAt = offsetIn('UTC');
  const work = followWork(() => index);
  const facts: CentreFacts = {
    offsetAt: (at) => offsetAt(at),
    standardSeconds: (service) => index?.services.get(service)?.standardSeconds ?? null,
    openCounters: work.taking,
    atWork: work.atWork,
  };
  const liveIn = (timeZone: string): void => {
    offsetAt = offsetIn(timeZone);
  };
  const configure = (centre: Centre): void => {
    index = indexCentre(centre);
    liveIn(centre.timeZone);
    work.forget();
  };
  return { facts, work, configure, liveIn };
};

/** Where each ticket of the day stands: its service, its rank, whether it waits. */
const createStandings = () => {
  let classes: readonly PriorityClass[] = [];
  const standings = new Map<string, FollowedTicket>();
  const after = (event: TicketEvent): FollowedTicket | null => {
    if (event.type === 'ticket-issued') {
      // Those who booked wait for their slot, from which nothing is learnt of the line.
      if (event.booked !== undefined) return null;
      return { service: event.service, rank: rankOf(classes, event.priorityClass), waits: false };
    }
    const known = standings.get(event.ticket);
    if (known === undefined) return null;
    if (event.type === 'ticket-transferred' || event.type === 'ticket-moved-on')
      return { ...known, service: event.service };
    if (event.type !== 'ticket-edited') return known;
    return {
      ...known,
      service: event.service ?? known.service,
      rank: event.priorityClass === undefined ? known.rank : rankOf(classes, event.priorityClass),
    };
  };
  return {
    /** What becomes of the event's ticket, and how it stood until now; null for one that is not followed. */
    follow(event: TicketEvent): { readonly step: WaitStep; readonly standing: FollowedTicket } | null {
      const standing = after(event);
      if (standing === null) return null;
      const step = event.type === 'ticket-edited' && !standing.waits ? null : stepOf(event);
      const waits = step === null ? standing.waits : step === 'joins' || step === 'rejoins';
      standings.set(event.ticket, { ...standing, waits });
      return { step, standing };
    },
    rankBy: (next: readonly PriorityClass[]): void => {
      classes = next;
    },
    rankOf: (priorityClass: string | null): number => rankOf(classes, priorityClass),
    clear: (): void => standings.clear(),
  };
};

interface FollowedTicket {
  readonly service: string;
  readonly rank: number;
  readonly waits: boolean;
}

/** What becomes of a ticket in its line by an event; `null` = nothing that the estimator need know. */
type WaitStep = 'joins' | 'is-called' | 'starts' | 'leaves' | 'gives-up' | 'rejoins' | null;

const stepOf = (event: TicketEvent): WaitStep => {
  switch (event.type) {
    case 'ticket-issued':
    case 'ticket-reinstated':
      return 'joins';
    case 'ticket-called':
      return 'is-called';
    case 'ticket-started':
      return 'starts';
    case 'ticket-finished':
    case 'ticket-parked':
      return 'leaves';
    case 'ticket-cancelled':
    case 'ticket-expired':
      return 'gives-up';
    case 'ticket-no-show':
      return event.back === undefined ? 'leaves' : 'rejoins';
    case 'ticket-requeued':
    case 'ticket-transferred':
    case 'ticket-moved-on':
      return 'rejoins';
    // A new service only moves a ticket that waits; one that is served goes on where it is.
    case 'ticket-edited':
      return event.place === undefined ? null : 'rejoins';
    // They never stood in the line, or are there already; what is taken back is not followed at all.
    case 'ticket-served-directly':
    case 'ticket-resumed':
    case 'ticket-undone':
    case 'ticket-recalled':
    case 'service-added':
    case 'slip-reprinted':
    case 'ticket-placed':
      return null;
  }
};

const observationsOf = (
  event: TicketEvent,
  step: WaitStep,
  { service, rank }: FollowedTicket,
): readonly Observation[] => {
  const { ticket, at } = event;
  const joined: Observation = { type: 'issued', ticket, service, rank, at };
  const left: Observation = { type: 'ended', ticket, gaveUp: false, at };
  switch (step) {
    case 'joins':
      return [joined];
    case 'is-called':
      return [{ type: 'called', ticket, counter: 'counter' in event ? event.counter : null, at }];
    case 'starts':
      return [{ type: 'started', ticket, at }];
    case 'leaves':
      return [left];
    case 'gives-up':
      return [{ ...left, gaveUp: true }];
    case 'rejoins':
      return [left, joined];
    case null:
      return [];
  }
};
