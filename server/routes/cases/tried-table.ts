import { decideByTable } from '../../../engine/rules/decide-by-table.ts';
import type { DecisionTable, Facts, TableOutcome } from '../../../shared/cases/table-schema.ts';
import { feel } from '../../rules/feel.ts';
import { type CaseStore, caseEventsIn } from '../../store/cases.ts';
import { casesIn } from './decided-cases.ts';

/** [RU5] What a table makes of the applications that were decided before and whose facts are still kept. Nothing is decided. */
export async function triedTable(store: CaseStore, centre: string, table: DecisionTable) {
  const counts = new Map<string, { from: TableOutcome; to: TableOutcome | 'not-yet'; count: number }>();
  const sum = { tried: 0, same: 0, amountBefore: 0, amountAfter: 0 };
  for await (const one of casesIn(store, centre, ['decided', 'closed'])) {
    const { decision } = one;
    const facts = decision?.table === table.id ? await factsOf(store, centre, one.id) : null;
    if (decision === null || facts === null) continue;
    const said = decideByTable(table, facts, feel);
    const to = said.is === 'decided' ? said.outcome : 'not-yet';
    const amount = said.is === 'decided' ? said.amount : null;
    sum.tried += 1;
    sum.amountBefore += decision.amount ?? 0;
    sum.amountAfter += amount ?? 0;
    if (to === decision.outcome && amount === decision.amount) {
      sum.same += 1;
      continue;
    }
    const key = `${decision.outcome} ${to}`;
    const known = counts.get(key) ?? { from: decision.outcome, to, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return { ...sum, changes: [...counts.values()] };
}

/** [RU5] What a table makes of its own examples, with the trace of each: what each row asks, and whether it held. */
export function triedExamples(table: DecisionTable) {
  return table.examples.map(({ facts, row, amount = null }) => {
    const said = decideByTable(table, facts, feel);
    const came = said.is === 'decided' ? { row: said.row, amount: said.amount } : { row: null, amount: null };
    return {
      ...{ row, came, why: said.is === 'decided' ? null : said.why },
      comesOut: came.row === row && came.amount === amount,
      rows: said.trace.rows.map(({ row: id, cells }) => ({ row: id, cells: [...cells] })),
    };
  });
}

/** The facts that a case was decided on; null = they are erased. */
const factsOf = async (store: CaseStore, centre: string, id: string): Promise<Facts | null> => {
  const events = caseEventsIn(await store.caseEvents(centre, id));
  const decided = events.find((event) => event.type === 'case-decided');
  const texts = await store.caseTexts(centre, id);
  const text = texts.find((one) => decided?.type === 'case-decided' && one.id === decided.text);
  return text === undefined ? null : JSON.parse(text.body).facts;
};
