import type { Centre, LocalText } from '../centre/centre.ts';
import { minutesOf } from '../time/time-of-day.ts';
import type { Bookable } from './booking-schema.ts';

/** What is wrong with what a document says of officials and appointments: what refers to what, and what contradicts itself. */

export interface BookingFault {
  readonly path: string;
  readonly code:
    | 'twice'
    | 'no-counter'
    | 'no-service'
    | 'no-department'
    | 'not-after'
    | 'no-slot'
    | 'ends-before'
    | 'not-spoken'
    | 'missing';
  readonly params: { readonly [name: string]: string | number };
}

/** [K3] All that is wrong with the officials, the departments and the bookable services of a document of the right shape. */
export function* bookingFaults(centre: Centre): Iterable<BookingFault> {
  yield* idsOnce('departments', centre.departments ?? []);
  yield* idsOnce('officials', centre.officials ?? []);
  yield* officialsRefer(centre);
  yield* receptionsHold(centre);
  for (const [at, { bookable }] of centre.services.entries())
    if (bookable !== undefined) yield* bookableHolds(`services/${at}/bookable`, bookable);
  yield* namesAreSaid(centre);
}

/** The texts of officials and departments, with their paths. */
export function bookingTexts(centre: Centre): readonly (readonly [path: string, text: LocalText | undefined])[] {
  const { departments = [], officials = [] } = centre;
  return [
    ...departments.map(({ name }, at) => [`departments/${at}/name`, name] as const),
    ...officials.flatMap(({ post, room }, at) => [
      [`officials/${at}/post`, post] as const,
      [`officials/${at}/room`, room] as const,
    ]),
  ];
}

const fault = (path: string, code: BookingFault['code'], params: BookingFault['params'] = {}): BookingFault => ({
  path,
  code,
  params,
});

function* idsOnce(list: string, things: readonly { readonly id: string }[]): Iterable<BookingFault> {
  const seen = new Set<string>();
  for (const [at, { id }] of things.entries()) {
    if (seen.has(id)) yield fault(`${list}/${at}/id`, 'twice', { id });
    seen.add(id);
  }
}

function* officialsRefer(centre: Centre): Iterable<BookingFault> {
  const idsOf = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));
  const [counters, services] = [idsOf(centre.counters), idsOf(centre.services)];
  // A centre that lists no departments leaves them to those who keep the list elsewhere.
  const departments = centre.departments === undefined ? null : idsOf(centre.departments);
  for (const [at, official] of (centre.officials ?? []).entries()) {
    const path = `officials/${at}`;
    if (!counters.has(official.counter)) yield fault(`${path}/counter`, 'no-counter', { id: official.counter });
    if (!services.has(official.service)) yield fault(`${path}/service`, 'no-service', { id: official.service });
    if (departments?.has(official.department) === false)
      yield fault(`${path}/department`, 'no-department', { id: official.department });
    for (const [place, language] of (official.languages ?? []).entries())
      if (!centre.languages.includes(language)) yield fault(`${path}/languages/${place}`, 'not-spoken', { language });
  }
}

function* receptionsHold({ officials = [] }: Centre): Iterable<BookingFault> {
  for (const [at, { receptions }] of officials.entries())
    for (const [place, { from, to, minutes, weeks = [] }] of receptions.entries()) {
      const path = `officials/${at}/receptions/${place}`;
      // Not `from >= to`: in a draft either may be missing.
      if (!(from < to)) yield fault(`${path}/to`, 'not-after', { from, to });
      else if (minutesOf(to) - minutesOf(from) < minutes) yield fault(`${path}/minutes`, 'no-slot', { from, to });
      if (new Set(weeks).size < weeks.length) yield fault(`${path}/weeks`, 'twice', { id: repeated(weeks) });
    }
}

const repeated = (list: readonly (string | number)[]): string =>
  String(list.find((one, at) => list.indexOf(one) !== at) ?? '');

function* bookableHolds(path: string, { fromDays = 0, toDays = 14, desks }: Bookable): Iterable<BookingFault> {
  if (toDays < fromDays) yield fault(`${path}/toDays`, 'ends-before', { from: fromDays, to: toDays });
  if (typeof desks !== 'object') return;
  for (const [place, { from, to }] of desks.entries())
    if (from >= to) yield fault(`${path}/desks/${place}/to`, 'not-after', { from, to });
}

/** Every post and department has its name in the centre's first language, which the others fall back to. */
function* namesAreSaid(centre: Centre): Iterable<BookingFault> {
  const language = centre.languages[0] ?? 'az';
  for (const [path, text] of bookingTexts(centre))
    if (text !== undefined && !path.endsWith('/room') && (text[language] ?? '').trim() === '')
      yield fault(`${path}/${language}`, 'missing');
}
