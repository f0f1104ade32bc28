import type { BookingRules } from '../../../shared/booking/booking.ts';
import type { PriorityClass, Service } from '../../../shared/centre/centre.ts';

/**
 * The lines of a hall, by name, and how each counts. A service has one line for ordinary visitors and one for each priority
 * class, so that within a line the earlier place always goes first and only the heads of lines need be compared.
 */

/** `s:SERVICE`, or `s:SERVICE/CLASS` for a priority class. */
export function serviceLine(service: string, priorityClass?: string | null): string {
  return priorityClass == null ? `s:${service}` : `s:${service}/${priorityClass}`;
}

/** [SE9] `b:SERVICE`, `b:SERVICE/CLASS`: those who booked; with `@COUNTER` where only one counter receives them. */
export function bookedLine(service: string, priorityClass: string | null, counter: string | null): string {
  return `b:${service}${priorityClass === null ? '' : `/${priorityClass}`}${counter === null ? '' : `@${counter}`}`;
}

/** Whether those in a line booked. */
export function isBookedLine(line: string): boolean {
  return line.startsWith('b:');
}

/** The one counter that takes a line of those who booked; null = any that has the service. */
export function counterOfBooked(line: string): string | null {
  const at = isBookedLine(line) ? line.indexOf('@') : -1;
  return at < 0 ? null : line.slice(at + 1);
}

/** The service and the class of a line of those who booked. */
export function ofBooked(line: string): { readonly service: string; readonly priorityClass: string | null } {
  const [named = ''] = line.slice(2).split('@');
  const at = named.indexOf('/');
  return at < 0
    ? { service: named, priorityClass: null }
    : { service: named.slice(0, at), priorityClass: named.slice(at + 1) };
}

/** Every line of a service but its front. */
export function serviceLines(service: string, classes: readonly PriorityClass[]): readonly string[] {
  return [serviceLine(service), ...classes.map(({ id }) => serviceLine(service, id))];
}

/** The priority class by which a line counts; null for ordinary visitors and for lines that are not a service's. */
export function classOfLine(line: string): string | null {
  if (isBookedLine(line)) return ofBooked(line).priorityClass;
  const at = line.startsWith('s:') ? line.indexOf('/') : -1;
  return at < 0 ? null : line.slice(at + 1);
}

/** The line of another service that a service's line becomes: front stays front, a class its class. */
export function sameLineOf(line: string, service: string): string {
  if (isBookedLine(line) && ofBooked(line).service === service) return line;
  return line.startsWith('f:') ? frontLine(service) : serviceLine(service, classOfLine(line));
}

/** How the tickets of a line count. */
export interface LineRule {
  readonly service: string;
  readonly priorityClass: string | null;
  /** Priority = rate x ms since `order`, which stands the head start before the moment of coming. */
  readonly rate: number;
  readonly headStartMs: number;
  /** After this wait a ticket has passed its limit; Infinity without one. */
  readonly limitMs: number;
  /** Whose limit that is. */
  readonly limitOf: 'class' | 'service';
  /** They booked: their place and their limit are reckoned from the slot. */
  readonly booked?: true;
}

/** The rule of a service's line for one class, or for ordinary visitors. */
export function ruleOf(service: Service, priorityClass: PriorityClass | null): LineRule {
  const latest = ms(priorityClass?.latestSeconds);
  const longest = ms(service.maxWaitSeconds);
  return {
    service: service.id,
    priorityClass: priorityClass?.id ?? null,
    rate: priorityClass?.rate ?? 1,
    headStartMs: (priorityClass?.headStartSeconds ?? 0) * 1000,
    limitMs: Math.min(latest, longest),
    limitOf: latest <= longest ? 'class' : 'service',
  };
}

/** [SE9] The rule of those who booked: a head start before the slot, and a limit so long after it. */
export function bookedRule(
  service: Service,
  priorityClass: PriorityClass | null,
  { headStartSeconds, latestSeconds }: Pick<BookingRules, 'headStartSeconds' | 'latestSeconds'>,
): LineRule {
  return {
    service: service.id,
    priorityClass: priorityClass?.id ?? null,
    rate: 1,
    headStartMs: Math.max(headStartSeconds, priorityClass?.headStartSeconds ?? 0) * 1000,
    limitMs: latestSeconds * 1000,
    limitOf: 'service',
    booked: true,
  };
}

/** Those sent to the front of a service. */
export const frontLine = (service: string): string => `f:${service}`;
export const counterLine = (counter: string): string => `c:${counter}`;
/** Those sent to one person. */
export const clerkLine = (clerk: string): string => `p:${clerk}`;

/** Whether a line is a service's, not a counter's or a person's. */
export const isServiceLine = (line: string): boolean =>
  line.startsWith('s:') || line.startsWith('f:') || isBookedLine(line);

const ms = (seconds: number | undefined): number => (seconds === undefined ? Number.POSITIVE_INFINITY : seconds * 1000);
