import type { CaseDocument } from '../../shared/cases/case-documents.ts';
import type { Case, CaseDecided, CaseHelp, CasePause, ToldDue } from '../../shared/cases/cases.ts';

/** How cases stand in the tables of a database. */

type Column = readonly [field: keyof Case, column: string];

/** The fields of a case and their columns; the first is its key within its centre. */
export const columnsOfCases: readonly Column[] = [
  ['id', 'id'],
  ['number', 'number'],
  ['kind', 'kind'],
  ['topic', 'topic'],
  ['person', 'person'],
  ['channel', 'channel'],
  ['language', 'language'],
  ['against', 'against'],
  ['status', 'status'],
  ['receivedOn', 'received_on'],
  ['countedFrom', 'counted_from'],
  ['registeredAt', 'registered_at'],
  ['days', 'days'],
  ['extended', 'extended'],
  ['pauses', 'pauses'],
  ['due', 'due'],
  ['told', 'told'],
  ['department', 'department'],
  ['executor', 'executor'],
  ['routed', 'routed'],
  ['askedFrom', 'asked_from'],
  ['control', 'control'],
  ['repeats', 'repeats'],
  ['objectsTo', 'objects_to'],
  ['joinedTo', 'joined_to'],
  ['ticket', 'ticket'],
  ['seat', 'seat'],
  ['form', 'form'],
  ['answersHash', 'answers_hash'],
  ['table', 'decided_by'],
  ['decision', 'decision'],
  ['visitor', 'visitor'],
  ['visitOf', 'visit_of'],
  ['draws', 'draws'],
  ['visitedAt', 'visited_at'],
  ['silent', 'silent'],
  ['tries', 'tries'],
  ['outcome', 'outcome'],
  ['answeredAt', 'answered_at'],
  ['reopened', 'reopened'],
  ['files', 'files'],
  ['filesOfStep', 'files_of_step'],
  ['documents', 'documents'],
  ['helped', 'helped'],
  ['since', 'since'],
];
/** The fields of a case, to compare two of them by. */
export const caseFields: readonly (keyof Case)[] = columnsOfCases.map(([field]) => field);

/** All of a case, as a statement selects it. */
export const selectedCase = columnsOfCases.map(([field, column]) => `${column} AS "${field}"`).join(', ');

/** The columns of a case, of the table that is called so in a statement. */
export function caseColumns(table: string): string {
  return columnsOfCases.map(([field, column]) => `${table}.${column} AS "${field}"`).join(', ');
}

/** What a write does where the case is there. */
export const caseChanges = columnsOfCases
  .slice(1)
  .map(([, column]) => `${column} = excluded.${column}`)
  .join(', ');

/** As it stands in its row: lists are JSON. */
export type RawCase = Omit<Case, 'control' | 'pauses' | 'told' | 'decision' | 'silent' | 'documents' | 'helped'> & {
  readonly helped: string | null;
  readonly documents: string;
  readonly silent: string;
  readonly decision: string | null;
  /** As a database has flags. */
  readonly control: number | boolean;
  readonly pauses: string;
  readonly told: string;
};
/** A case out of its row. */
export function readCase({ control, pauses, told, decision, silent, documents, helped, ...row }: RawCase): Case {
  const issued: readonly CaseDocument[] = JSON.parse(documents);
  const registers: readonly string[] = JSON.parse(silent);
  const spans: readonly CasePause[] = JSON.parse(pauses);
  const dates: readonly ToldDue[] = JSON.parse(told);
  const decided: CaseDecided | null = decision === null ? null : JSON.parse(decision);
  const help: CaseHelp | null = helped === null ? null : JSON.parse(helped);
  const lists = { pauses: spans, told: dates, silent: registers, documents: issued };
  return { ...row, ...lists, control: Boolean(control), decision: decided, helped: help };
}

/** What is written into a column of a case. */
export function caseValue(field: Case[keyof Case]): string | number | boolean | null {
  return typeof field === 'object' && field !== null ? JSON.stringify(field) : field;
}
