import { Check } from 'typebox/value';
import { longestName } from '../../scripts/sample-centre.ts';
import sample from '../../server/rules/targeted-assistance.json' with { type: 'json' };
import { DecisionTable } from '../../shared/cases/table-schema.ts';
import type { RouteValue } from '../../shared/routes.ts';

/** The decision tables that the gallery's manager looks at. */

const shipped: unknown = sample;
if (!Check(DecisionTable, shipped)) throw new Error('no sample');
const table = shipped;

const version = (n: number, by: string, approvedBy: string | null) => ({
  ...{ version: n, from: `2026-0${n}-01`, hash: `${n}`.repeat(64) },
  ...{ proposedBy: by, proposedName: by, proposedAt: '2026-01-01T06:00:00.000Z' },
  ...{ approvedBy, approvedName: approvedBy, approvedAt: approvedBy === null ? null : '2026-01-02T06:00:00.000Z' },
  document: { ...table, version: n, from: `2026-0${n}-01` },
});

/** One with a version in force and one that waits, and one that only ships. */
export function keptTables(longest: boolean): RouteValue<'tables'> {
  const name = longest ? longestName : table.name;
  return {
    tables: [{ id: table.id, versions: [version(1, 'Leyla', 'Rauf'), version(2, 'Leyla', null)] }],
    samples: [{ ...table, id: 'another', name }],
    drafts: [],
    overtaken: [],
  };
}

/** The same, with a draft in a file: of the next version, or of one that somebody has proposed otherwise. */
export function writtenTables(isOvertaken: boolean): RouteValue<'tables'> {
  const { id } = table;
  const kept = keptTables(false);
  return isOvertaken
    ? { ...kept, overtaken: [{ id, version: 2, next: 3 }] }
    : { ...kept, drafts: [{ ...table, version: 3, freshDays: 5 }] };
}

/** What a check says of a table whose first example comes out otherwise. */
export const triedTable: RouteValue<'tryTable'> = {
  faults: [{ path: 'examples/0', code: 'comes-out', complaint: 'comes out otherwise: income-not-below' }],
  examples: table.examples.map(({ row, amount = null }, at) => ({
    ...{ row, why: null, comesOut: at > 0 },
    came: at === 0 ? { row: 'income-not-below', amount: null } : { row, amount },
    rows: table.rows.map(({ id, when }) => ({ row: id, cells: when.map(() => 'true' as const) })),
  })),
  ...{ tried: 42_000, same: 41_000, amountBefore: 1_234_567_800, amountAfter: 1_334_567_800 },
  changes: [
    { from: 'refuse', to: 'grant', count: 990 },
    { from: 'grant', to: 'not-yet', count: 10 },
  ],
};
