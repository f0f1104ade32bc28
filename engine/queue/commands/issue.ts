import { isPhoneDesk } from '../../../shared/calls/phone-desks.ts';
import type { Series, Service } from '../../../shared/centre/centre.ts';
import type { IssueTicket, PlaceTicket, ServeDirectly } from '../../../shared/commands.ts';
import type { Party, TicketIssued } from '../../../shared/events.ts';
import { type Result, refuse } from '../../../shared/refusals.ts';
import type { Unavailable } from '../../../shared/views.ts';
import { calendarOf, isTaking, serviceIsOpen } from '../business-day.ts';
import { isFirst, paceRefusal } from '../kiosk-pace.ts';
import { findTicket } from '../lookup.ts';
import { type Numbered, nextNumber } from '../numbering.ts';
import { bookedFrom, bookedPlace, newPlace } from '../order/places.ts';
import { get } from '../ordered-map.ts';
import type { Day, State } from '../state.ts';
import {
  type Decision,
  decided,
  type Refused,
  stamp,
  theCentre,
  theClass,
  theDay,
  theFreeCounter,
  theService,
} from './guards.ts';
import { laterRefusal } from './later-services.ts';
import { limitRefusal } from './limits.ts';
import { issueParty } from './party.ts';

/** [N1] A new ticket: its number, and its place in its service's line. [GR1] With those who come along, all of them or none. */
export function issueTicket(state: State, command: IssueTicket): Decision {
  const { companions = [] } = command;
  return companions.length === 0 ? issueOne(state, command, null) : issueParty(state, command, issueOne);
}

const issueOne = (state: State, command: IssueTicket, party: Party | null): Decision => {
  const centre = theCentre(state);
  if (!centre.ok) return centre;
  const day = theDay(state);
  if (!day.ok) return day;
  const service = theService(state, command.service);
  if (!service.ok) return service;
  const silent = languageRefusal(centre.value.languages, command.language);
  if (silent !== null) return silent;
  const priorityClass = theClass(state, command.priorityClass);
  if (!priorityClass.ok) return priorityClass;
  const refused = refusedIssue(state, day.value, service.value, command, isFirst(party));
  if (refused !== null) return refused;
  const number = takeNumber(state, day.value, service.value, command.booked !== undefined);
  if (!number.ok) return number;
  return decided({
    ...stamp(state, command),
    type: 'ticket-issued',
    ticket: command.ticket,
    ...number.value,
    service: service.value.id,
    priorityClass: command.priorityClass,
    language: languageOf(centre.value.languages, command.language),
    channel: command.channel,
    ...placeOf(state, day.value, command),
    hasPhone: command.hasPhone,
    slip: command.printer === null ? null : { job: command.job, printer: command.printer },
    ...(command.instead === undefined ? {} : { instead: command.instead }),
    ...(command.later === undefined || command.later.length === 0 ? {} : { later: command.later }),
    ...(party === null ? {} : { party }),
  });
};

/** [SE9] Why nobody gets a ticket for it just now, or nothing. Who booked is let in whatever limits there are: for them there is room. */
const refusedIssue = (
  state: State,
  day: Day,
  service: Service,
  command: IssueTicket,
  isPaced: boolean,
): Refused | null => {
  const { at, by, booked } = command;
  if (booked !== undefined) return day.practice ? refuse('day-closed', 'this is a practice day') : null;
  const byVisitor = isVisitor(command);
  if (byVisitor && !isTaking(state, at)) return refuse('day-closed', 'the centre takes no visitors now');
  const asVisitor = { at, byVisitor };
  const full = (): Refused | null =>
    byVisitor ? limitRefusal(state, day, service, { at, wait: command.expectedWaitSeconds ?? null }) : null;
  return (
    serviceRefusal(state, day, service, asVisitor) ??
    full() ??
    (isPaced ? paceRefusal(state, by, at) : null) ??
    laterRefusal(state, command, (one) => serviceRefusal(state, day, one, asVisitor))
  );
};

/** [SE11] A place fell to one who stood by: from now on their ticket counts as booked for it. It need no longer wait: then nothing happens. */
export function placeTicket(state: State, command: PlaceTicket): Decision {
  const day = theDay(state);
  const ticket = findTicket(state, command.ticket);
  if (!day.ok || ticket === null || ticket.status !== 'waiting') return decided();
  const { booked, place } = placeOf(state, day.value, { ...ticket, at: command.at, booked: command.booked });
  if (booked === undefined) return decided();
  return decided({ ...stamp(state, command), type: 'ticket-placed', ticket: ticket.id, place, booked });
}

/** [C6] Somebody without a ticket is served at once: a number, no queue, so no wait. [HL1] At a phone desk that is a call, with a number of the desk's own series. */
export function serveDirectly(state: State, command: ServeDirectly): Decision {
  const centre = theCentre(state);
  if (!centre.ok) return centre;
  const counter = theFreeCounter(state, command.by, command.counter);
  if (!counter.ok) return counter;
  const day = theDay(state);
  if (!day.ok) return day;
  const service = theService(state, command.service);
  if (!service.ok) return service;
  const desk = state.index.counters.get(command.counter);
  const number = takeNumber(state, day.value, { series: desk?.series ?? service.value.series, id: service.value.id });
  if (!number.ok) return number;
  return decided({
    ...stamp(state, command),
    type: 'ticket-served-directly',
    ticket: command.ticket,
    ...number.value,
    ...{ service: service.value.id, priorityClass: null },
    language: languageOf(centre.value.languages, command.language ?? null),
    channel: isPhoneDesk(desk) ? 'call' : 'counter',
    ...{ counter: command.counter, clerk: counter.value.clerk ?? command.by.id },
  });
}

/** What the kiosk says of a service: null when it can be had. `wait` is the expected wait in seconds, null if not known. */
export function unavailable(state: State, service: Service, at: number, wait: number | null = null): Unavailable {
  const { day } = state;
  if (day === null || state.emergency !== null || !isTaking(state, at)) return 'day-closed';
  const refused =
    serviceRefusal(state, day, service, { at, byVisitor: true }) ?? limitRefusal(state, day, service, { at, wait });
  if (refused === null) return takeNumber(state, day, service).ok ? null : 'service-full';
  const { code } = refused.refusal;
  return code === 'service-full' || code === 'hall-full' || code === 'queue-full' || code === 'closing-soon'
    ? code
    : 'service-closed';
}

/** [E4] [N3] Why a service takes nobody just now, or nothing. Staff may take visitors for services that the kiosk does not offer. */
const serviceRefusal = (
  state: State,
  day: Day,
  service: Service,
  { at, byVisitor }: { readonly at: number; readonly byVisitor: boolean },
) => {
  const about = { service: service.id };
  if (byVisitor && !service.offered) return refuse('service-closed', `service ${service.id} is not offered`, about);
  const when = { timeZone: day.timeZone, at, calendar: calendarOf(state) };
  if (!day.practice && !serviceIsOpen(service.week, when))
    return refuse('service-closed', `service ${service.id} is outside its hours`, about);
  const issued = get(day.issued, service.id) ?? 0;
  if (service.dailyLimit !== undefined && issued >= service.dailyLimit)
    return refuse('service-full', `service ${service.id} has given all its tickets of today`, about);
  return null;
};

const isVisitor = ({ by }: Pick<IssueTicket, 'by'>): boolean => by.role === 'device' || by.role === 'phone';

/** [SE9] Where a ticket stands, and from when on it is offered if they booked. */
const placeOf = (
  state: State,
  day: Day,
  { service, priorityClass, at, booked }: Pick<IssueTicket, 'service' | 'priorityClass' | 'at' | 'booked'>,
): Pick<TicketIssued, 'place' | 'booked'> => {
  if (booked === undefined) return { place: newPlace(state, service, priorityClass, at) };
  const notBefore = bookedFrom(booked.startsAt, at, day.midnight);
  return {
    place: bookedPlace(state, service, priorityClass, booked, day.midnight),
    booked: { ...booked, notBefore },
  };
};

/** A service, or a call for it at a desk with a series of its own. */
type Numbering = Pick<Service, 'id' | 'series'>;

const seriesOf = (state: State, service: Numbering, booked: boolean): Series | undefined => {
  const series = state.index.series.get(service.series);
  if (series === undefined || !booked) return series;
  const { dailyLimit: _, ...unlimited } = series;
  return unlimited;
};

/** Those who booked have a number though the series has given all of its day. */
const takeNumber = (state: State, day: Day, service: Numbering, booked = false): Result<Numbered> => {
  const series = seriesOf(state, service, booked);
  return series === undefined
    ? refuse('service-not-found', `service ${service.id} has no number series`, { service: service.id })
    : nextNumber(state, day, series);
};

/** A ticket in a language that the centre does not speak would be accepted without effect. */
const languageRefusal = (languages: readonly string[], asked: string | null) =>
  asked === null || languages.includes(asked)
    ? null
    : refuse('malformed', `this centre does not speak ${asked}`, { language: asked });

const languageOf = (languages: readonly string[], asked: string | null): string =>
  asked !== null && languages.includes(asked) ? asked : (languages[0] ?? 'az');
