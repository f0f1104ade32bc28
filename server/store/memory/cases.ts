import { type Case, hasOpenVisit, isOwedCase } from '../../../shared/cases/cases.ts';
import type { StoredEvent } from '../../../shared/events.ts';
import { looksKeptMs } from '../case-search.ts';
import type {
  CaseFilter,
  CasePerson,
  CaseSecret,
  CaseStore,
  KeptCaseFile,
  KeptCaseText,
  LockedCases,
  OwedCases,
} from '../cases.ts';
import { type ClockShift, shiftedEnd } from '../shifted.ts';
import type { Write } from '../store.ts';
import { memoryCaseSearch } from './case-search.ts';
import { subjectsOf } from './citizen.ts';
import { memoryCountedCases } from './counted-cases.ts';
import { memoryDocuments } from './documents.ts';

/** Cases in memory, to the same contract. */
export function memoryCases(eventsOf: (centre: string) => readonly StoredEvent[], beforeWrite: () => void) {
  const of = new Map<string, Rows>();
  const secrets = new Map<string, CaseSecret & { readonly centre: string }>();
  const rowsOf = (centre: string): Rows => {
    const rows = of.get(centre) ?? { cases: new Map(), people: new Map(), texts: [], files: [] };
    of.set(centre, rows);
    return rows;
  };
  const search = memoryCaseSearch(rowsOf, beforeWrite);
  const documents = memoryDocuments();
  return {
    store: { ...storeOf(rowsOf, secrets, eventsOf), ...search.store, ...documents.reads, ...owedOf(of) },
    ...{ counted: memoryCountedCases(rowsOf, eventsOf), isGone: isGoneIn(of) },
    /** The cases that are kept under a key. */
    ofKey: (key: string) => subjectsOf(of, 'case', key),
    locked: (centre: string): LockedCases => lockedOf(rowsOf(centre)),
    /** Throws if a row would be left without what it belongs to. */
    write(centre: string, { cases: write }: Pick<Write, 'cases'>, known: Known): void {
      if (write === undefined) return;
      const rows = rowsOf(centre);
      const isThere = (id: string): boolean => rows.cases.has(id) || write.cases.some((one) => one.id === id);
      const beside = [write.people, write.texts, write.files, write.documents, write.secrets].flat();
      const orphan = beside.find((one) => !isThere(one.case));
      if (orphan !== undefined) throw new Error(`no such case: ${orphan.case}`);
      const lost = write.cases.find(
        ({ ticket, seat }) => (ticket !== null && !known.ticket(ticket)) || (seat !== null && !known.seat(seat)),
      );
      if (lost !== undefined) throw new Error(`a case of no such ticket or seat: ${lost.id}`);
      const twice = numberedTwice([...rows.cases.values(), ...write.cases]);
      if (twice !== undefined) throw new Error(`two cases of one number: ${twice.number}`);
      documents.add(centre, write.documents);
      for (const one of write.cases) rows.cases.set(one.id, one);
      for (const person of write.people) rows.people.set(person.case, { ...person, eraseAt: null });
      rows.texts.push(...write.texts);
      rows.files.push(...write.files);
      for (const secret of write.secrets) secrets.set(secret.secret, { ...secret, centre });
      for (const { case: id, eraseAt } of write.erasing) {
        const person = rows.people.get(id);
        if (person !== undefined) rows.people.set(id, { ...person, eraseAt });
      }
    },
    /** [T6] The clock goes on from another moment. */
    shift(by: ClockShift): void {
      documents.shift(by);
      for (const { people } of of.values())
        for (const [id, person] of people)
          if (person.eraseAt !== null) people.set(id, { ...person, eraseAt: shiftedEnd(person.eraseAt, by) });
    },
    /** Deletes what may not be kept any longer; gives how many rows went. */
    erase(now: number): number {
      const drop = (centre: string): Dropping => ({
        secret: secretsOf(secrets, centre),
        documents: (id) => documents.dropOf(centre, id),
        looks: (id) => search.erased(centre, id),
      });
      const before = search.erase(now - looksKeptMs) + documents.dropOld(now);
      return [...of].reduce((sum, [centre, rows]) => sum + eraseIn(now, rows, drop(centre)), before);
    },
  };
}

/** Whether the person of a case is to be erased at `now` (ms). */
const isGoneIn =
  (of: ReadonlyMap<string, Pick<Rows, 'people'>>) =>
  (centre: string, id: string, now: number): boolean =>
    (of.get(centre)?.people.get(id)?.eraseAt ?? Number.POSITIVE_INFINITY) <= now;

const numberedTwice = (cases: readonly Case[]): Case | undefined => {
  const numbers = new Map(cases.map(({ id, number }) => [number, id]));
  return cases.find(({ id, number }) => numbers.get(number) !== id);
};

/** Whether there is such a ticket and such a seat. */
interface Known {
  readonly ticket: (id: string) => boolean;
  readonly seat: (id: string) => boolean;
}

interface Rows {
  readonly cases: Map<string, Case>;
  readonly people: Map<string, CasePerson & { readonly eraseAt: number | null }>;
  texts: KeptCaseText[];
  files: KeptCaseFile[];
}
type Secrets = Map<string, CaseSecret & { readonly centre: string }>;

const secretsOf = (secrets: Secrets, centre: string) => (id: string) => {
  const found = [...secrets.values()].find((one) => one.centre === centre && one.case === id);
  if (found !== undefined) secrets.delete(found.secret);
  return found === undefined ? 0 : 1;
};

interface Dropping {
  readonly secret: (id: string) => number;
  readonly documents: (id: string) => number;
  readonly looks: (id: string) => void;
}

const eraseIn = (now: number, rows: Rows, drop: Dropping): number => {
  let gone = 0;
  for (const [id, { eraseAt }] of rows.people) {
    if (eraseAt === null || eraseAt > now) continue;
    rows.people.delete(id);
    const left = rows.texts.filter((text) => text.case !== id);
    const files = rows.files.filter((file) => file.case !== id);
    gone +=
      1 + rows.texts.length - left.length + rows.files.length - files.length + drop.secret(id) + drop.documents(id);
    drop.looks(id);
    rows.texts = left;
    rows.files = files;
  }
  return gone;
};

const lockedOf = ({ cases, people }: Rows): LockedCases => {
  const where = (holds: (one: Case) => boolean): readonly Case[] => [...cases.values()].filter(holds);
  return {
    case: (id) => cases.get(id) ?? null,
    casesOfPerson: (person) => where((one) => one.person === person),
    casesJoinedTo: (id) => where((one) => one.joinedTo === id && one.status === 'joined'),
    visitingCases: () => where(hasOpenVisit),
    lastCaseNumber: (prefix) =>
      where(({ number }) => number.startsWith(prefix))
        .map(({ number }) => number)
        .sort()
        .at(-1) ?? null,
    askerOfKey: (key) =>
      [...people.values()].find(({ phoneKey, emailKey }) => phoneKey === key || emailKey === key)?.person ?? null,
  };
};

const fits = (one: Case, { status, dueBefore, visiting, ...equal }: CaseFilter): boolean =>
  (visiting === undefined || hasOpenVisit(one)) &&
  (status === undefined || status.includes(one.status)) &&
  (dueBefore === undefined || one.due < dueBefore) &&
  Object.entries(equal).every(([field, value]) => value === undefined || one[field as keyof typeof equal] === value);

const place = ({ due, number }: Pick<Case, 'due' | 'number'>): string => `${due} ${number}`;

const owedOf = (of: ReadonlyMap<string, Rows>): Pick<CaseStore, 'owedCases'> => ({
  owedCases: async () => [...of].flatMap(([centre, { cases }]) => owedIn(centre, [...cases.values()])),
});

const owedIn = (centre: string, cases: readonly Case[]): readonly OwedCases[] =>
  [
    ...Map.groupBy(
      cases.filter(({ status }) => isOwedCase(status)),
      ({ kind, topic, status, due, pauses }) => JSON.stringify([kind, topic, status, due, pauses]),
    ).values(),
  ].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const { kind, topic, status, due, pauses } = first;
    return [{ centre, kind, topic, status, due, pauses, count: alike.length }];
  });

const decidedOf = (rowsOf: (centre: string) => Rows): Pick<CaseStore, 'decidedCases' | 'undecidedCases'> => ({
  decidedCases: async (centre) => {
    const all = [...rowsOf(centre).cases.values()];
    const objected = new Set(all.map(({ objectsTo }) => objectsTo));
    return all.flatMap(({ id, receivedOn, answeredAt, decision }) => {
      if (decision === null || answeredAt === null) return [];
      const { table, version, outcome, ground } = decision;
      const counted = { table, version, outcome, ground };
      return [{ receivedOn, answeredAt, decision: counted, objected: objected.has(id) }];
    });
  },
  undecidedCases: async (centre) =>
    [...rowsOf(centre).cases.values()].filter(({ status }) => status === 'checking').length,
});

const storeOf = (
  rowsOf: (centre: string) => Rows,
  secrets: Secrets,
  eventsOf: (centre: string) => readonly StoredEvent[],
): Omit<CaseStore, 'keptDocuments' | 'documentBody' | 'documentOfCode' | 'owedCases'> => ({
  ...decidedOf(rowsOf),
  caseOf: async (centre, id) => rowsOf(centre).cases.get(id) ?? null,
  caseOfNumber: async (centre, number) =>
    [...rowsOf(centre).cases.values()].find((one) => one.number === number) ?? null,
  casesOf: async (centre, filter, after, limit) =>
    [...rowsOf(centre).cases.values()]
      .filter((one) => fits(one, filter) && (after === null || place(one) > place(after)))
      .sort((a, b) => (place(a) < place(b) ? -1 : 1))
      .slice(0, limit),
  async caseOfSecret(secret) {
    const found = secrets.get(secret);
    return found === undefined ? null : { centre: found.centre, case: found.case };
  },
  secretOfCase: async (centre, id) =>
    [...secrets.values()].find((one) => one.centre === centre && one.case === id)?.secret ?? null,
  casePeople: async (centre, ids) =>
    ids.flatMap((id) => {
      const kept = rowsOf(centre).people.get(id);
      if (kept === undefined) return [];
      const { eraseAt: _, ...person } = kept;
      return [person];
    }),
  caseTexts: async (centre, id) =>
    rowsOf(centre)
      .texts.filter((text) => text.case === id)
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  caseFiles: async (centre, id) =>
    rowsOf(centre)
      .files.filter((file) => file.case === id)
      .map(({ id: file, name }) => ({ id: file, name }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  caseFile: async (centre, id, file) => rowsOf(centre).files.find((one) => one.case === id && one.id === file) ?? null,
  caseEvents: async (centre, id) => eventsOf(centre).filter(({ event }) => 'case' in event && event.case === id),
});
