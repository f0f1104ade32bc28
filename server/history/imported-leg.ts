import { dateAt } from '../../engine/queue/business-day.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { type LegEnding, type LegRow, nothingQuoted } from '../../shared/reports/figures.ts';
import { dayMs } from '../../shared/time/durations.ts';
import type { Visit } from './visits-csv.ts';

/** What other systems call something -> our id; `*` stands for every other name. */
export type Names = ReadonlyMap<string, string>;

/** Where recorded visits go. */
export interface ImportPlace {
  readonly centre: Centre;
  /** The date of the day that is open there, else the present date: visits of it and later are none of the past. */
  readonly today: string;
  /** Dates on which the centre has visits of its own. */
  readonly ownDates: ReadonlySet<string>;
  readonly services: Names;
  readonly priorities: Names;
  readonly counters: Names;
}

/** What the centre does not know, but what is taken all the same: names with the number of visits. */
export interface Unknown {
  readonly counters: Map<string, number>;
  readonly priorities: Map<string, number>;
}

/** Makes legs of visits, or says of one why it cannot be taken; counts in `unknown` what the centre does not know. */
export function importedLegs(place: ImportPlace, unknown: Unknown): (visit: Visit) => LegRow | string {
  const { centre } = place;
  const dateOf = datesIn(centre.timeZone);
  const refusal = refusals(place);
  const { classOf, counterOf } = knownNames(place, unknown);
  return (visit) => {
    const [date, service, ending] = [dateOf(visit.issuedAt), named(place.services, visit.service), endingOf(visit)];
    const refused = refusal(visit, date, service);
    if (refused !== null) return refused;
    return {
      centre: centre.id,
      date,
      practice: false,
      // One visit of one recording: elsewhere numbers start again each day.
      ticket: `import:${visit.centre}:${date}:${visit.ticket}`,
      leg: 0,
      number: visit.ticket,
      service,
      priorityClass: classOf(visit),
      channel: 'import',
      counter: counterOf(visit),
      clerk: null,
      ...timesOf(visit, ending),
      ending,
      outcome: null,
      inaccurate: false,
      imported: true,
      ...nothingQuoted,
    };
  };
}

/** Why a visit of this date, for this service of ours, cannot be taken; null = it can. */
const refusals = ({ centre, today, ownDates }: ImportPlace) => {
  const services = idsOf(centre.services);
  return (visit: Visit, date: string, service: string): string | null => {
    if (visit.issuedAt < 0) return 'issuedAt is before 1970';
    if (date >= today) return `${date} is not past: the present day of ${centre.id} is ${today}`;
    if (ownDates.has(date)) return `${centre.id} has visits of its own on ${date}`;
    if (!services.has(service))
      return `${centre.id} has no service "${service}": --service "${visit.service}=ID" says which it is`;
    const last = Math.max(visit.calledAt ?? 0, visit.startedAt ?? 0, visit.endedAt ?? 0);
    return last - visit.issuedAt > dayMs ? 'it lasted for more than 24 hours' : null;
  };
};

/** Our class and counter of a visit; what the centre does not know is counted. */
const knownNames = ({ centre, priorities, counters }: ImportPlace, unknown: Unknown) => {
  const [classes, counterIds] = [idsOf(centre.priorityClasses), idsOf(centre.counters)];
  const classOf = ({ priority }: Visit): string | null => {
    if (priority === '') return null;
    const name = named(priorities, priority);
    if (classes.has(name)) return name;
    if (name !== '') countIn(unknown.priorities, name);
    return null;
  };
  const counterOf = ({ counter }: Visit): string | null => {
    if (counter === null) return null;
    const name = named(counters, counter);
    if (!counterIds.has(name)) countIn(unknown.counters, name);
    return name;
  };
  return { classOf, counterOf };
};

const idsOf = (things: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(things.map(({ id }) => id));

const quarterHourMs = 900_000;

/** The local date of an instant. Every zone's offset is a multiple of a quarter of an hour, so one look-up serves each. */
const datesIn = (timeZone: string): ((at: number) => string) => {
  const known = new Map<number, string>();
  return (at) => {
    const quarter = Math.floor(at / quarterHourMs);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const date = dateAt(quarter * quarterHourMs, timeZone);
    known.set(quarter, date);
    return date;
  };
};

const named = (names: Names, name: string): string => names.get(name) ?? names.get('*') ?? name;
const countIn = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};
const seconds = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : Math.floor((to - from) / 1000);

/** Where the recording does not say how it ended, who was being served was served; of others nothing is known. */
const endingOf = ({ outcome, startedAt }: Visit): LegEnding | null => outcome ?? (startedAt === null ? null : 'served');

const timesOf = (visit: Visit, ending: LegEnding | null) => {
  const { issuedAt, calledAt, startedAt, endedAt } = visit;
  const inService = ending === 'served' || ending === 'transferred';
  return {
    issuedAt,
    queuedAt: issuedAt,
    calledAt,
    startedAt,
    endedAt,
    calls: calledAt === null ? 0 : 1,
    waitSeconds: seconds(issuedAt, calledAt),
    walkSeconds: seconds(calledAt, startedAt),
    serviceSeconds: inService ? seconds(startedAt, endedAt) : null,
    parkedSeconds: 0,
    suspendedWaitSeconds: 0,
    suspendedAfterSeconds: 0,
  };
};
