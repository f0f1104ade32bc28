import { isOverdue } from '../../engine/cases/overdue.ts';
import type { CountryCases, OwedKey, OwedRow } from '../../shared/country/country-cases.ts';
import type { OwedCases } from '../store/cases.ts';

/** What is known of a centre whose cases are counted. */
export interface CountedCentre {
  readonly id: string;
  readonly name: OwedRow['name'];
  /** Its date, as its cases go by (YYYY-MM-DD). */
  readonly today: string;
  /** ISO 8601, UTC; null = nothing was heard yet. */
  readonly heardAt: string | null;
  readonly isCut: boolean;
  /** What its kinds and topics are called. */
  readonly names: { readonly kind: NamedThings; readonly topic: NamedThings };
}
type NamedThings = readonly { readonly id: string; readonly name: NonNullable<OwedRow['name']> }[];

/** [CS14] How many cases an answer is owed for, over all these centres, the most overdue first; those of centres that are not among them are left out. */
export function countOwed(owed: readonly OwedCases[], centres: readonly CountedCentre[], by: OwedKey): CountryCases {
  const known = new Map(centres.map((centre) => [centre.id, centre]));
  const [total, counts] = [nothing(), new Map<string, Counts>()];
  if (by === 'centre') for (const { id } of centres) counts.set(id, nothing());
  for (const some of owed) {
    const centre = known.get(some.centre);
    if (centre === undefined) continue;
    const key = some[by] ?? '';
    const row = counts.get(key) ?? nothing();
    counts.set(key, row);
    for (const into of [row, total]) add(into, some, centre.today);
  }
  const rows = [...counts].map(([key, row]) => ({ key, ...row, ...about(key, by, known) }));
  return {
    rows: rows.sort((a, b) => b.overdue - a.overdue || b.open - a.open || (a.key < b.key ? -1 : 1)),
    total,
    centres: { all: centres.length, cut: centres.filter(({ isCut }) => isCut).length },
  };
}

type Counts = { -readonly [Figure in keyof CountryCases['total']]: CountryCases['total'][Figure] };
const nothing = (): Counts => ({ open: 0, overdue: 0, earliestDue: null });

const add = (to: Counts, some: OwedCases, today: string): void => {
  to.open += some.count;
  if (isOverdue(some, today)) to.overdue += some.count;
  if (to.earliestDue === null || some.due < to.earliestDue) to.earliestDue = some.due;
};

/** A kind or a topic is called as the first centre that has it calls it. */
const about = (key: string, by: OwedKey, centres: ReadonlyMap<string, CountedCentre>) => {
  if (by === 'centre') {
    const { name = null, heardAt = null } = centres.get(key) ?? {};
    return { name, heardAt };
  }
  if (by === 'status') return { name: null, heardAt: null };
  for (const { names } of centres.values()) {
    const found = names[by].find(({ id }) => id === key);
    if (found !== undefined) return { name: found.name, heardAt: null };
  }
  return { name: null, heardAt: null };
};
