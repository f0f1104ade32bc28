import { isDate } from '../../shared/time/is-date.ts';

/** A moment (ms since 1970) and the offset from UTC (ms) by which it was written. */
export interface Instant {
  readonly at: number;
  readonly offset: number;
}

/**
 * The moment that a text means: ISO 8601 with an offset, or, where a zone (IANA) is given, also without one and as spreadsheets
 * show it (`31.12.2025 9:05`, seconds or none). A time that a change of clocks skips moves on, one that it repeats is the
 * first. A text that means none gives what is wrong with it, as `is no time: 31.02.2025 9:00`.
 */
export function instantIn(text: string, zone: string | null): Instant | string {
  const offset = offsetPattern.exec(text);
  if (offset !== null && isoPattern.test(text)) return isoInstant(text, offset);
  if (offset !== null) return `is no time: ${text}`;
  if (zone === null) return `has no time zone offset: ${text}`;
  const local = localPattern.exec(text)?.groups ?? dottedPattern.exec(text)?.groups;
  return (local === undefined ? null : localInstant(local, zone)) ?? `is no time: ${text}`;
}

/** Whether this is the name of a time zone. */
export function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

const isoPattern = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;
const offsetPattern = /(?:Z|([+-])(\d\d):?(\d\d))$/;
const localPattern =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[T ](?<hour>\d{1,2}):(?<minute>\d\d)(:(?<second>\d\d)(\.\d+)?)?$/;
const dottedPattern =
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}),? +(?<hour>\d{1,2}):(?<minute>\d\d)(:(?<second>\d\d))?$/;

const isoInstant = (text: string, [, sign, hours, minutes]: RegExpExecArray): Instant | string => {
  const at = Date.parse(text.replace(' ', 'T'));
  // The 31st of April would be taken for the 1st of May.
  if (Number.isNaN(at) || !isDate(text.slice(0, 10))) return `is no time: ${text}`;
  const size = sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * 60_000;
  return { at, offset: sign === '-' ? -size : size };
};

const localInstant = (parts: { readonly [part: string]: string | undefined }, zone: string): Instant | null => {
  const part = (name: string): number => Number(parts[name] ?? 0);
  const date = { year: part('year'), month: part('month'), day: part('day') };
  const time = { hour: part('hour'), minute: part('minute'), second: part('second') };
  try {
    const found = Temporal.PlainDateTime.from({ ...date, ...time }, { overflow: 'reject' }).toZonedDateTime(zone);
    return { at: found.epochMilliseconds, offset: found.offsetNanoseconds / 1_000_000 };
  } catch {
    return null;
  }
};
