import type { Case } from '../../../shared/cases/cases.ts';
import { unclosedRows, visitingRows } from '../case-conditions.ts';
import { caseChanges, caseValue, columnsOfCases, type RawCase, readCase, selectedCase } from '../case-rows.ts';
import {
  type CaseFilter,
  type CasePerson,
  type CaseStore,
  type CaseWrite,
  isUnclosed,
  type KeptCaseText,
  type LockedCases,
} from '../cases.ts';
import { openDocumentReads, openDocumentWrite } from './case-documents.ts';
import { openFileReads } from './case-files.ts';
import type { Connection, Value } from './database.ts';
import { openDecided } from './decided-cases.ts';
import type { Log } from './log.ts';
import { soundOrNull } from './sound-rows.ts';

/** Statements over cases and what stands beside them. All are synchronous: they run inside a transaction or a read of the connection. */
export function openCases(connection: Connection) {
  return {
    ...openRows(connection),
    ...openBeside(connection),
    ...openFileReads(connection),
    write: openWrite(connection),
  };
}
export type CaseTables = ReturnType<typeof openCases>;

/** What a decision sees of a centre's cases. */
export function lockedCases(tables: CaseTables, centre: string): LockedCases {
  return {
    case: (id) => tables.one(centre, id),
    casesOfPerson: (person) => tables.ofPerson(centre, person),
    casesJoinedTo: (id) => tables.joinedTo(centre, id),
    visitingCases: () => tables.visiting(centre),
    lastCaseNumber: (prefix) => tables.lastNumber(centre, prefix),
    askerOfKey: (key) => tables.askerOfKey(centre, key),
  };
}

export function openCaseReads(connection: Connection, tables: CaseTables, log: Log): CaseStore {
  return {
    caseOf: (centre, id) => connection.read(() => tables.one(centre, id)),
    caseOfNumber: (centre, number) => connection.read(() => tables.ofNumber(centre, number)),
    casesOf: (centre, filter, after, limit) => connection.read(() => tables.list(centre, filter, after, limit)),
    caseOfSecret: (secret) => connection.read(() => tables.ofSecret(secret)),
    secretOfCase: (centre, id) => connection.read(() => tables.secretOf(centre, id)),
    casePeople: (centre, ids) => connection.read(() => ids.flatMap((id) => tables.person(centre, id) ?? [])),
    caseTexts: (centre, id) => connection.read(() => tables.texts(centre, id)),
    caseFiles: (centre, id) => connection.read(() => tables.files(centre, id)),
    caseFile: (centre, id, file) => connection.read(() => tables.file(centre, id, file)),
    ...openDecided(connection),
    ...openDocumentReads(connection),
    caseEvents: (centre, id) => connection.read(() => log.ofCase(centre, id)),
  };
}

/** The cases of a centre, page by page in the order of their ids: to compare them with what the log replays to. */
export function openCasePages(connection: Connection) {
  const page = connection.prepare<RawCase>(
    `SELECT ${selectedCase} FROM cases WHERE centre = ? AND id > ? ORDER BY id LIMIT 2000`,
  );
  return (centre: string, after: string): readonly Case[] => page.all(centre, after).map(readCase);
}

const asValue = (field: Case[keyof Case]): Value => {
  const value = caseValue(field);
  return typeof value === 'boolean' ? Number(value) : value;
};

const openRows = (connection: Connection) => {
  const read = (where: string) => {
    const statement = connection.prepare<RawCase>(`SELECT ${selectedCase} FROM cases WHERE centre = ? AND ${where}`);
    return (...values: readonly Value[]): readonly Case[] => statement.all(...values).map(readCase);
  };
  const one = read('id = ?');
  const ofNumber = read('number = ?');
  const last = connection.prepare<{ readonly number: string | null }>(
    'SELECT max(number) AS number FROM cases WHERE centre = ? AND number >= ? AND number < ?',
  );
  return {
    one: (centre: string, id: string): Case | null => one(centre, id)[0] ?? null,
    ofNumber: (centre: string, number: string): Case | null => ofNumber(centre, number)[0] ?? null,
    ofPerson: read('person = ?'),
    joinedTo: read("joined_to = ? AND status = 'joined'"),
    visiting: read(visitingRows),
    // Everything that begins so: the letter after a hyphen is a figure, and ':' comes after the figures.
    lastNumber: (centre: string, prefix: string): string | null =>
      last.get(centre, prefix, `${prefix}:`)?.number ?? null,
    list: openList(connection),
  };
};

/** A list by due date and number; each combination of conditions is prepared once. */
const openList = (connection: Connection) => {
  const prepared = new Map<string, ReturnType<typeof connection.prepare<RawCase>>>();
  return (
    centre: string,
    { status, dueBefore, visiting, ...equal }: CaseFilter,
    after: Pick<Case, 'due' | 'number'> | null,
    limit: number,
  ): readonly Case[] => {
    const conditions: string[] = ['centre = ?'];
    const values: Value[] = [centre];
    const add = (condition: string, ...of: readonly Value[]): void => {
      conditions.push(condition);
      values.push(...of);
    };
    for (const [column, value] of Object.entries(equal)) if (value !== undefined) add(`${column} = ?`, value);
    if (status !== undefined) add(`status IN (${status.map(() => '?').join(', ') || 'NULL'})`, ...status);
    // Said in the words of the index, which has them by due date.
    if (status?.every(isUnclosed) === true) add(unclosedRows);
    if (visiting === true) add(visitingRows);
    if (dueBefore !== undefined) add('due < ?', dueBefore);
    if (after !== null) add('(due, number) > (?, ?)', after.due, after.number);
    const where = conditions.join(' AND ');
    const statement =
      prepared.get(where) ??
      connection.prepare<RawCase>(`SELECT ${selectedCase} FROM cases WHERE ${where} ORDER BY due, number LIMIT ?`);
    prepared.set(where, statement);
    return statement.all(...values, limit).map(readCase);
  };
};

const openBeside = (connection: Connection) => {
  const person = connection.prepare<CasePerson>(
    `SELECT case_id AS "case", person, phone_key AS phoneKey, email_key AS emailKey, about
     FROM case_people WHERE centre = ? AND case_id = ?`,
  );
  const asker = (column: string) =>
    connection.prepare<{ readonly person: string }>(
      `SELECT person FROM case_people WHERE centre = ? AND ${column} = ? LIMIT 1`,
    );
  const [ofPhone, ofEmail] = [asker('phone_key'), asker('email_key')];
  const texts = connection.prepare<KeptCaseText>(
    'SELECT id, case_id AS "case", body FROM case_texts WHERE centre = ? AND case_id = ? ORDER BY id',
  );
  const secretOf = connection.prepare<{ readonly secret: string }>(
    'SELECT secret FROM case_secrets WHERE centre = ? AND case_id = ? LIMIT 1',
  );
  const ofSecret = connection.prepare<{ readonly secret: string; readonly centre: string; readonly case: string }>(
    'SELECT secret, centre, case_id AS "case" FROM case_secrets WHERE secret = ?',
  );
  return {
    person: (centre: string, id: string): CasePerson | null => person.get(centre, id) ?? null,
    askerOfKey: (centre: string, key: string): string | null =>
      (ofPhone.get(centre, key) ?? ofEmail.get(centre, key))?.person ?? null,
    texts: (centre: string, id: string): readonly KeptCaseText[] => texts.all(centre, id),
    secretOf: (centre: string, id: string): string | null => secretOf.get(centre, id)?.secret ?? null,
    ofSecret(secret: string) {
      const found = soundOrNull(ofSecret.get(secret), { secret });
      return found === null ? null : { centre: found.centre, case: found.case };
    },
  };
};

const openWrite = (connection: Connection) => {
  const put = connection.prepare(
    `INSERT INTO cases (centre, ${columnsOfCases.map(([, column]) => column).join(', ')})
     VALUES (?, ${columnsOfCases.map(() => '?').join(', ')}) ON CONFLICT (centre, id) DO UPDATE SET ${caseChanges}`,
  );
  const putPerson = connection.prepare(
    `INSERT INTO case_people (centre, case_id, person, phone_key, email_key, about) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (centre, case_id) DO UPDATE SET person = excluded.person, phone_key = excluded.phone_key,
       email_key = excluded.email_key, about = excluded.about`,
  );
  const erase = connection.prepare('UPDATE case_people SET erase_at = ? WHERE centre = ? AND case_id = ?');
  const addText = connection.prepare('INSERT INTO case_texts (centre, id, case_id, body) VALUES (?, ?, ?, ?)');
  const addFile = connection.prepare(
    'INSERT INTO case_files (centre, id, case_id, name, kind, hash, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const addDocuments = openDocumentWrite(connection);
  const addSecret = connection.prepare('INSERT INTO case_secrets (secret, centre, case_id) VALUES (?, ?, ?)');
  return (centre: string, { cases, people, texts, files, documents, secrets, erasing }: CaseWrite): void => {
    for (const one of cases) put.run(centre, ...columnsOfCases.map(([field]) => asValue(one[field])));
    for (const one of people) putPerson.run(centre, one.case, one.person, one.phoneKey, one.emailKey, one.about);
    for (const { id, case: of, body } of texts) addText.run(centre, id, of, body);
    for (const { id, case: of, name, kind, hash, body } of files) addFile.run(centre, id, of, name, kind, hash, body);
    addDocuments(centre, documents);
    for (const { secret, case: of } of secrets) addSecret.run(secret, centre, of);
    for (const { case: of, eraseAt } of erasing) erase.run(eraseAt, centre, of);
  };
};
