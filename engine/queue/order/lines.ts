import type { PriorityClass, Service } from '../../../shared/centre.ts';

/**
 * The lines of a hall, by name, and how each counts. A service has one line for ordinary visitors and one for each priority
 * class, so that within a line the earlier place always goes first and only the heads of lines need be compared.
 */

/** `s:SERVICE`, or `s:SERVICE/CLASS` for a priority class. */
export function serviceLine(service: string, priorityClass?: string | null): string {
  return priorityClass == null ? `s:${service}` : `s:${service}/${priorityClass}`;
}

/** Every line of a service but its front. */
export function serviceLines(service: string, classes: readonly PriorityClass[]): readonly string[] {
  return [serviceLine(service), ...classes.map(({ id }) => serviceLine(service, id))];
}

/** The priority class by which a line counts; null for ordinary visitors and for lines that are not a service's. */
export function classOfLine(line: string): string | null {
  const at = line.startsWith('s:') ? line.indexOf('/') : -1;
  return at < 0 ? null : line.slice(at + 1);
}

/** The line of another service that a service's line becomes: front stays front, a class its class. */
export function sameLineOf(line: string, service: string): string {
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

/** Those sent to the front of a service. */
export const frontLine = (service: string): string => `f:${service}`;
export const counterLine = (counter: string): string => `c:${counter}`;
/** Those sent to one person. */
export const clerkLine = (clerk: string): string => `p:${clerk}`;

/** Whether a line is a service's, not a counter's or a person's. */
export const isServiceLine = (line: string): boolean => line.startsWith('s:') || line.startsWith('f:');

const ms = (seconds: number | undefined): number => (seconds === undefined ? Number.POSITIVE_INFINITY : seconds * 1000);
