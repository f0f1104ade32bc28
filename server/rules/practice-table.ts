import { Check } from 'typebox/value';
import { DecisionTable } from '../../shared/cases/table-schema.ts';
import type { TableStore } from '../store/tables.ts';
import { textHash } from './tables.ts';
import targetedAssistance from './targeted-assistance.json' with { type: 'json' };

/** [RU7] What tables of practice are called; nobody proposes another version of one. */
export const practicePrefix = 'practice-';

/** [RU7] The table of targeted assistance as it decides for invented families, out of invented registers. */
export const practiceTable: DecisionTable = toPractice(targetedAssistance);

/** [RU7] Whether a table decides of invented people alone. */
export function isPracticeTable(id: string): boolean {
  return id.startsWith(practicePrefix);
}

/** [RU7] Brings the table of practice into force, once: for invented people it takes no two. Rejects with CannotStore. */
export async function keepPracticeTable(store: TableStore, now: number): Promise<void> {
  const document = JSON.stringify(practiceTable);
  const hash = textHash(document);
  const stored = (await store.decisionTables()).find((one) => one.hash === hash);
  if (stored?.approvedBy != null) return;
  const { id, version } = practiceTable;
  if (stored === undefined)
    await store.proposeTable({ hash, id, version, document, proposedBy: 'sample', proposedAt: now });
  await store.approveTable(hash, 'practice', now);
}

function toPractice(document: unknown): DecisionTable {
  if (!Check(DecisionTable, document)) throw new Error('no table of practice');
  const name = { az: `${document.name['az']} (nümunə)`, ru: `${document.name['ru']} (пример)` };
  return {
    ...document,
    id: `${practicePrefix}assistance`,
    name: { ...name, en: `${document.name['en']} (sample)` },
    facts: document.facts.map((fact) =>
      fact.register === undefined
        ? fact
        : { ...fact, register: { ...fact.register, id: `${practicePrefix}${fact.register.id}` } },
    ),
  };
}
