import { isOverdue } from '../../../engine/cases/overdue.ts';
import type { Case } from '../../../shared/cases/cases.ts';
import type { CaseLook, CaseSearch, CaseSearchStore } from '../case-search.ts';
import { wordsIn, wordsOfCase } from '../case-words.ts';
import type { CasePerson, KeptCaseText } from '../cases.ts';

/** Cases found in memory, to the same contract. */
export function memoryCaseSearch(
  rowsOf: (centre: string) => SearchedRows,
  beforeWrite: () => void,
): { readonly store: CaseSearchStore; erased(centre: string, id: string): void; erase(before: number): number } {
  const looks = new Map<string, readonly CaseLook[]>();
  const keep = (centre: string, holds: (look: CaseLook) => boolean): number => {
    const all = looks.get(centre) ?? [];
    looks.set(centre, all.filter(holds));
    return all.length - (looks.get(centre)?.length ?? 0);
  };
  const latest = (centre: string, id: string): readonly CaseLook[] =>
    (looks.get(centre) ?? [])
      .filter((look) => look.case === id)
      .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  return {
    store: {
      searchCases: async (centre, search, page) => found(rowsOf(centre), search, page),
      async noteLooks(centre, added) {
        beforeWrite();
        looks.set(centre, [...(looks.get(centre) ?? []), ...added]);
      },
      lastLookAt: async (centre, id) => latest(centre, id)[0] ?? null,
      looksAt: async (centre, id) => latest(centre, id),
    },
    erased: (centre, id) => void keep(centre, (look) => look.case !== id),
    erase: (before) =>
      [...looks.keys()].reduce(
        (sum, centre) => sum + keep(centre, (look) => look.case !== null || look.at > before),
        0,
      ),
  };
}

interface SearchedRows {
  readonly cases: ReadonlyMap<string, Case>;
  readonly people: ReadonlyMap<string, CasePerson>;
  readonly texts: readonly KeptCaseText[];
}

const found = (
  rows: SearchedRows,
  search: CaseSearch,
  { since, limit, offset }: Parameters<CaseSearchStore['searchCases']>[2],
) => {
  const all = [...rows.cases.values()];
  const fitting = all
    .filter((one) => fits(one, search) && isSaid(rows, one, search))
    .toSorted((a, b) => b.registeredAt - a.registeredAt || (a.number < b.number ? 1 : -1));
  return {
    total: fitting.length,
    found: fitting.slice(offset, offset + limit).map((one) => {
      const theirs = all.filter(({ person }) => person === one.person);
      return {
        case: one,
        person: {
          all: theirs.length,
          year: theirs.filter(({ receivedOn }) => receivedOn >= since).length,
          topic: theirs.filter(({ topic }) => topic === one.topic).length,
        },
      };
    }),
  };
};

const fits = (one: Case, search: CaseSearch): boolean => {
  const { number, kind, topic, department, executor, channel, status, from, to, overdueOn, seenBy } = search;
  const equal = Object.entries({ number, kind, topic, department, executor, channel });
  const fields: { readonly [field: string]: unknown } = { ...one };
  return (
    equal.every(([field, value]) => value === undefined || fields[field] === value) &&
    (status === undefined || status.includes(one.status)) &&
    (from === undefined || one.receivedOn >= from) &&
    (to === undefined || one.receivedOn <= to) &&
    (overdueOn === undefined || isOverdue(one, overdueOn)) &&
    (seenBy === null ||
      one.executor === seenBy.user ||
      (one.department === null ? seenBy.registrar : seenBy.departments.includes(one.department)))
  );
};

const isSaid = ({ people, texts }: SearchedRows, one: Case, search: CaseSearch): boolean => {
  const { names, words, phoneKey, emailKey } = search;
  if ([names, words, phoneKey, emailKey].every((criterion) => criterion === undefined)) return true;
  const person = people.get(one.id);
  if (person === undefined) return false;
  if (phoneKey !== undefined && person.phoneKey !== phoneKey) return false;
  if (emailKey !== undefined && person.emailKey !== emailKey) return false;
  const said = wordsOfCase(
    person.about,
    texts.filter((text) => text.case === one.id).map(({ body }) => body),
  );
  return (names === undefined || holds(said.names, names)) && (words === undefined || holds(said.words, words));
};

/** Whether each word of a search begins one of these; a search without a word finds nothing. */
const holds = (said: readonly string[], search: string): boolean => {
  const wanted = wordsIn(search);
  return wanted.length > 0 && wanted.every((word) => said.some((one) => one.startsWith(word)));
};
