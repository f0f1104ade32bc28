import { hash } from 'node:crypto';
import { Check } from 'typebox/value';
import { type TableFault, tableFaults } from '../../engine/rules/check-table.ts';
import { DecisionTable, type Facts } from '../../shared/cases/table-schema.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import { firstFault } from '../centre/first-fault.ts';
import { languages } from '../languages.ts';
import type { StoredTable } from '../store/tables.ts';
import { feel } from './feel.ts';
import targetedAssistance from './targeted-assistance.json' with { type: 'json' };

/** A table with the hash of its bytes. */
export interface KnownTable {
  readonly table: DecisionTable;
  readonly hash: string;
}

/** The tables that ship, to begin with: none is in force before two people brought it there. */
export const sampleTables: readonly unknown[] = [targetedAssistance];

/** [RU3] [RU5] A table of the right shape that is sound; refuses `bad-config` with the path of the first fault. */
export function checkTable(document: unknown, id: string): Result<DecisionTable> {
  const shaped = shapedTable(document, id);
  if (!shaped.ok) return shaped;
  const [fault] = soundnessOf(shaped.value);
  return fault === undefined ? shaped : bad(fault.path, fault.complaint);
}

/** A table of the right shape, sound or not; refuses `bad-config` with the path of the first fault. */
export function shapedTable(document: unknown, id: string): Result<DecisionTable> {
  if (!Check(DecisionTable, document)) {
    const fault = firstFault(DecisionTable, document);
    return bad(fault?.path.slice(1) ?? '', fault?.complaint ?? 'is no table');
  }
  return document.id === id ? ok(document) : bad('id', `must be "${id}"`);
}

/** [RU3] [RU5] All that is wrong with a table of the right shape. */
export function soundnessOf(table: DecisionTable): readonly TableFault[] {
  return tableFaults(table, [...languages.keys()], feel);
}

/** The table out of its stored bytes; null = they are not those of this hash, or no table. */
export function tableOf({ document, hash: said }: Pick<StoredTable, 'document' | 'hash'>): DecisionTable | null {
  if (textHash(document) !== said) return null;
  try {
    const read: unknown = JSON.parse(document);
    return Check(DecisionTable, read) ? read : null;
  } catch {
    return null;
  }
}

/** [RU5] What decides on a date (YYYY-MM-DD): the highest version that two people brought into force from then or before. */
export function tableInForce(stored: readonly StoredTable[], id: string, date: string): KnownTable | null {
  const known = stored
    .filter((one) => one.id === id && one.approvedBy !== null)
    .toSorted((one, other) => other.version - one.version);
  for (const one of known) {
    const table = tableOf(one);
    if (table !== null && table.from <= date) return { table, hash: one.hash };
  }
  return null;
}

/** SHA-256 of a text. */
export function textHash(text: string): string {
  return hash('sha256', text);
}

/** [RU4] SHA-256 of facts, whatever the order in which they came. */
export function factsHash(facts: Facts): string {
  return textHash(JSON.stringify(Object.entries(facts).toSorted(([one], [other]) => (one < other ? -1 : 1))));
}

const bad = (path: string, complaint: string) =>
  refuse('bad-config', `${path || 'the document'}: ${complaint}`, { path });
