import { caseChanges, caseValue, columnsOfCases } from '../case-rows.ts';
import type { CaseWrite } from '../cases.ts';
import { keepWords } from './case-words.ts';
import type { Session } from './database.ts';
import { type Column, manyRows, manyUpserts } from './many.ts';

/** Writes what one transaction writes of cases: rows as they are after it, and what is new beside them. */
export async function writeCases(to: Session, centre: string, write: CaseWrite): Promise<void> {
  const { cases, people, texts, secrets, erasing } = write;
  const rows = cases.map((one) => [centre, ...columnsOfCases.map(([field]) => caseValue(one[field]))]);
  await putCases(to, rows);
  const asking = people.map((one) => [centre, one.case, one.person, one.phoneKey, one.emailKey, one.about]);
  await putPeople(to, asking);
  const written = texts.map((one) => [centre, one.id, one.case, one.body]);
  await addTexts(to, written);
  await writeBytes(to, centre, write);
  const links = secrets.map((one) => [one.secret, centre, one.case]);
  await addSecrets(to, links);
  for (const { case: of, eraseAt } of erasing) await to.run(erase, [centre, of, eraseAt]);
  await keepWords(to, centre, write);
}

const writeBytes = async (to: Session, centre: string, { files, documents }: CaseWrite): Promise<void> => {
  const added = files.map(({ id, case: of, name, kind, hash, body }) => [centre, id, of, name, kind, hash, body]);
  await addFiles(to, added);
  const issued = documents.map(({ id, case: of, codeHash, initials, hash, body, eraseAt }) => [
    ...[centre, id, of, codeHash, initials, hash, body, eraseAt],
  ]);
  await addDocuments(to, issued);
};

/** Columns that hold no text. */
const kinds: { readonly [column: string]: string } = {
  ...{ registered_at: 'int8', days: 'int4', extended: 'int4', routed: 'int4', control: 'bool', draws: 'int4' },
  ...{ visited_at: 'int8', tries: 'int4', answered_at: 'int8', reopened: 'int4', files: 'int4' },
  ...{ files_of_step: 'int4', since: 'int8' },
};

const texts = (...names: readonly string[]): readonly Column[] => names.map((name) => [name, 'text']);

const putCases = manyUpserts(
  'cases',
  [['centre', 'text'], ...columnsOfCases.map(([, column]): Column => [column, kinds[column] ?? 'text'])],
  2,
  `ON CONFLICT (centre, id) DO UPDATE SET ${caseChanges}`,
);

const putPeople = manyUpserts(
  'case_people',
  texts('centre', 'case_id', 'person', 'phone_key', 'email_key', 'about'),
  2,
  `ON CONFLICT (centre, case_id) DO UPDATE SET person = excluded.person, phone_key = excluded.phone_key,
     email_key = excluded.email_key, about = excluded.about`,
);

const addTexts = manyRows('case_texts', texts('centre', 'id', 'case_id', 'body'));

const addFiles = manyRows('case_files', [
  ...texts('centre', 'id', 'case_id', 'name', 'kind', 'hash'),
  ['body', 'bytea'],
]);

const addDocuments = manyRows('case_documents', [
  ...texts('centre', 'id', 'case_id', 'code_hash', 'initials', 'hash'),
  ['body', 'bytea'],
  ['erase_at', 'int8'],
]);

const addSecrets = manyRows('case_secrets', texts('secret', 'centre', 'case_id'));

const erase = 'UPDATE case_people SET erase_at = $3 WHERE centre = $1 AND case_id = $2';
