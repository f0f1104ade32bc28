import type { Case } from '../../../shared/cases/cases.ts';
import { unclosedRows, visitingRows } from '../case-conditions.ts';
import { type RawCase, readCase, selectedCase } from '../case-rows.ts';
import { type CaseFilter, type CaseStore, isUnclosed, type LockedCases } from '../cases.ts';
import { askerOfKey, openBesideCases } from './case-beside.ts';
import type { Connection, Session, Value } from './database.ts';
import { openDecided } from './decided-cases.ts';
import { eventsOfCase } from './log.ts';
import { question } from './questions.ts';

/** What a decision may ask of a centre's cases. */
export function lockedCases(from: Session, centre: string): LockedCases {
  const visiting = question((of: string) => cases(from, of, visitingRows));
  return {
    case: question((id) => one(from, centre, id)),
    casesOfPerson: question((person) => cases(from, centre, 'person = $2', [person])),
    casesJoinedTo: question((id) => cases(from, centre, "joined_to = $2 AND status = 'joined'", [id])),
    visitingCases: () => visiting(centre),
    lastCaseNumber: question((prefix) => lastNumber(from, centre, prefix)),
    askerOfKey: question((key) => askerOfKey(from, centre, key)),
  };
}

export function openCaseReads(connection: Connection): CaseStore {
  const { read } = connection;
  return {
    caseOf: (centre, id) => read((from) => one(from, centre, id)),
    caseOfNumber: (centre, number) =>
      read(async (from) => (await cases(from, centre, 'number = $2', [number]))[0] ?? null),
    casesOf: (centre, filter, after, limit) => read((from) => list(from, centre, filter, { after, limit })),
    ...openBesideCases(connection),
    ...openDecided(connection),
    caseEvents: (centre, id) => read((from) => eventsOfCase(from, centre, id)),
  };
}

/** The cases of a centre, page by page in the order of their ids: to compare them with what the log replays to. */
export const casePage = (from: Session, centre: string, after: string): Promise<readonly Case[]> =>
  cases(from, centre, 'id > $2 ORDER BY id LIMIT 2000', [after]);

/** Those of these cases that there are, in no order. */
export const casesWithIds = (from: Session, centre: string, ids: readonly string[]): Promise<readonly Case[]> =>
  cases(from, centre, 'id = ANY($2)', [ids]);

/** Cases of a centre, which is $1. */
const cases = async (
  from: Session,
  centre: string,
  where: string,
  values: readonly Value[] = [],
): Promise<readonly Case[]> =>
  (
    await from.all<RawCase>(`SELECT ${selectedCase} FROM cases WHERE centre = $1 AND ${where}`, [centre, ...values])
  ).map(readCase);

const one = async (from: Session, centre: string, id: string): Promise<Case | null> =>
  (await cases(from, centre, 'id = $2', [id]))[0] ?? null;

// Everything that begins so: the letter after a hyphen is a figure, and ':' comes after the figures.
const lastNumber = async (from: Session, centre: string, prefix: string): Promise<string | null> => {
  const found = await from.get<{ readonly number: string | null }>(
    'SELECT max(number) AS number FROM cases WHERE centre = $1 AND number >= $2 AND number < $3',
    [centre, prefix, `${prefix}:`],
  );
  return found?.number ?? null;
};

interface Page {
  readonly after: Pick<Case, 'due' | 'number'> | null;
  readonly limit: number;
}

/** A list by due date and number. */
const list = (
  from: Session,
  centre: string,
  { status, dueBefore, visiting, ...equal }: CaseFilter,
  { after, limit }: Page,
): Promise<readonly Case[]> => {
  const conditions: string[] = [];
  const values: Value[] = [];
  /** The number of a value in the statement. */
  const put = (value: Value): string => `$${values.push(value) + 1}`;
  for (const [column, value] of Object.entries(equal))
    if (value !== undefined) conditions.push(`${column} = ${put(value)}`);
  if (status !== undefined) conditions.push(`status = ANY(${put([...status])})`);
  // Said in the words of the index, which has them by due date.
  if (status?.every(isUnclosed) === true) conditions.push(unclosedRows);
  if (visiting === true) conditions.push(visitingRows);
  if (dueBefore !== undefined) conditions.push(`due < ${put(dueBefore)}`);
  if (after !== null) conditions.push(`(due, number) > (${put(after.due)}, ${put(after.number)})`);
  const where = [...conditions, 'TRUE'].join(' AND ');
  return cases(from, centre, `${where} ORDER BY due, number LIMIT ${put(limit)}`, values);
};
