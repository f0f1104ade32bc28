import type { CaseFileName, CasePerson, CaseStore, CheckedDocument, KeptCaseFile, KeptCaseText } from '../cases.ts';
import type { Connection, Session } from './database.ts';

/** What stands beside cases: who asked, what was written, files, documents and the links that open them. */
export function openBesideCases({ read }: Connection) {
  return {
    caseOfSecret: (secret) => read(async (from) => (await from.get<SecretOf>(ofSecret, [secret])) ?? null),
    secretOfCase: (centre, id) =>
      read(async (from) => (await from.get<{ secret: string }>(secretOf, [centre, id]))?.secret ?? null),
    casePeople: (centre, ids) =>
      read(async (from) => {
        const found = await from.all<CasePerson>(people, [centre, ids]);
        return ids.flatMap((id) => found.find((person) => person.case === id) ?? []);
      }),
    caseTexts: (centre, id) => read((from) => from.all<KeptCaseText>(texts, [centre, id])),
    caseFiles: (centre, id) => read((from) => from.all<CaseFileName>(files, [centre, id])),
    caseFile: (centre, id, name) =>
      read(async (from) => (await from.get<KeptCaseFile>(file, [centre, id, name])) ?? null),
    keptDocuments: (centre, id) =>
      read(async (from) => (await from.all<{ id: string }>(documents, [centre, id])).map((row) => row.id)),
    documentBody: (centre, id, document) =>
      read(async (from) => (await from.get<{ body: Buffer }>(documentBody, [centre, id, document]))?.body ?? null),
    documentOfCode: (codeHash) => read(async (from) => (await from.get<CheckedDocument>(ofCode, [codeHash])) ?? null),
  } satisfies Partial<CaseStore>;
}

type SecretOf = NonNullable<Awaited<ReturnType<CaseStore['caseOfSecret']>>>;
const ofSecret = 'SELECT centre, case_id AS "case" FROM case_secrets WHERE secret = $1';

/** Who asked with this phone number or address before: by the number first. */
export async function askerOfKey(from: Session, centre: string, key: string): Promise<string | null> {
  const found = await from.get<{ readonly person: string }>(
    `SELECT person FROM (
       (SELECT 1 AS way, person FROM case_people WHERE centre = $1 AND phone_key = $2 LIMIT 1) UNION ALL
       (SELECT 2, person FROM case_people WHERE centre = $1 AND email_key = $2 LIMIT 1)) AS known ORDER BY way LIMIT 1`,
    [centre, key],
  );
  return found?.person ?? null;
}

const secretOf = 'SELECT secret FROM case_secrets WHERE centre = $1 AND case_id = $2 LIMIT 1';
const people = `SELECT case_id AS "case", person, phone_key AS "phoneKey", email_key AS "emailKey", about
  FROM case_people WHERE centre = $1 AND case_id = ANY($2)`;
const texts = 'SELECT id, case_id AS "case", body FROM case_texts WHERE centre = $1 AND case_id = $2 ORDER BY id';
const files = 'SELECT id, name FROM case_files WHERE centre = $1 AND case_id = $2 ORDER BY id';
const file = `SELECT id, case_id AS "case", name, kind, hash, body FROM case_files
  WHERE centre = $1 AND case_id = $2 AND id = $3`;
const documents = 'SELECT id FROM case_documents WHERE centre = $1 AND case_id = $2 ORDER BY id';
const documentBody = 'SELECT body FROM case_documents WHERE centre = $1 AND case_id = $2 AND id = $3';
const ofCode = 'SELECT centre, id, case_id AS "case", initials FROM case_documents WHERE code_hash = $1';
