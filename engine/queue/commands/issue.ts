import type { Service } from '../../../shared/centre.ts';
import type { IssueTicket, ServeDirectly } from '../../../shared/commands.ts';
import { type Result, refuse } from '../../../shared/refusals.ts';
import type { Unavailable } from '../../../shared/views.ts';
import { isTaking, serviceIsOpen } from '../business-day.ts';
import { paceRefusal } from '../kiosk-pace.ts';
import { type Numbered, nextNumber } from '../numbering.ts';
import { newPlace } from '../order/places.ts';
import { get } from '../ordered-map.ts';
import type { Day, State } from '../state.ts';
import { type Decision, decided, stamp, theCentre, theClass, theDay, theFreeCounter, theService } from './guards.ts';
import { limitRefusal } from './limits.ts';

/** [N1] A new ticket: its number, and its place in its service's line. */
export function issueTicket(state: State, command: IssueTicket): Decision {
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
  const byVisitor = command.by.role === 'device' || command.by.role === 'phone';
  if (byVisitor && !isTaking(state, command.at)) return refuse('day-closed', 'the centre takes no visitors now');
  const closed = serviceRefusal(day.value, service.value, command.at, byVisitor);
  if (closed !== null) return closed;
  const asked = { at: command.at, wait: command.expectedWaitSeconds ?? null };
  const full = byVisitor ? limitRefusal(state, day.value, service.value, asked) : null;
  if (full !== null) return full;
  const early = paceRefusal(state, command.by, command.at);
  if (early !== null) return early;
  const number = takeNumber(state, day.value, service.value);
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
    place: newPlace(state, service.value.id, command.priorityClass, command.at),
    hasPhone: command.hasPhone,
    slip: command.printer === null ? null : { job: command.job, printer: command.printer },
  });
}

/** [C6] Somebody without a ticket is served at once: a number, no queue, so no wait. */
export function serveDirectly(state: State, command: ServeDirectly): Decision {
  const centre = theCentre(state);
  if (!centre.ok) return centre;
  const counter = theFreeCounter(state, command.by, command.counter);
  if (!counter.ok) return counter;
  const day = theDay(state);
  if (!day.ok) return day;
  const service = theService(state, command.service);
  if (!service.ok) return service;
  const number = takeNumber(state, day.value, service.value);
  if (!number.ok) return number;
  return decided({
    ...stamp(state, command),
    type: 'ticket-served-directly',
    ticket: command.ticket,
    ...number.value,
    service: service.value.id,
    priorityClass: null,
    language: languageOf(centre.value.languages, null),
    channel: 'counter',
    counter: command.counter,
    clerk: counter.value.clerk ?? command.by.id,
  });
}

/** What the kiosk says of a service: null when it can be had. `wait` is the expected wait in seconds, null if not known. */
export function unavailable(state: State, service: Service, at: number, wait: number | null = null): Unavailable {
  const { day } = state;
  if (day === null || !isTaking(state, at)) return 'day-closed';
  const refused = serviceRefusal(day, service, at, true) ?? limitRefusal(state, day, service, { at, wait });
  if (refused === null) return takeNumber(state, day, service).ok ? null : 'service-full';
  const { code } = refused.refusal;
  return code === 'service-full' || code === 'hall-full' || code === 'queue-full' || code === 'closing-soon'
    ? code
    : 'service-closed';
}

/** [E4] [N3] Why a service takes nobody just now, or nothing. Staff may take visitors for services that the kiosk does not offer. */
const serviceRefusal = (day: Day, service: Service, at: number, byVisitor: boolean) => {
  const about = { service: service.id };
  if (byVisitor && !service.offered) return refuse('service-closed', `service ${service.id} is not offered`, about);
  if (!day.practice && !serviceIsOpen(service.week, day.timeZone, at))
    return refuse('service-closed', `service ${service.id} is outside its hours`, about);
  const issued = get(day.issued, service.id) ?? 0;
  if (service.dailyLimit !== undefined && issued >= service.dailyLimit)
    return refuse('service-full', `service ${service.id} has given all its tickets of today`, about);
  return null;
};

const takeNumber = (state: State, day: Day, service: Service): Result<Numbered> => {
  const series = state.index.series.get(service.series);
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
