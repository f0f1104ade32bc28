import type { KeptAnswer } from '../kept-answers.ts';
import type { Session } from './database.ts';
import { manyRows } from './many.ts';

/** Answers kept under their idempotency keys. */

export const putAnswers = (to: Session, answers: readonly KeptAnswer[]): Promise<void> =>
  write(
    to,
    answers.map(({ scope, key, bodyHash, status, body, keptAt }) => [scope, key, bodyHash, status, body, keptAt]),
  );

export const answerOf = async (from: Session, scope: string, key: string): Promise<KeptAnswer | null> =>
  (await from.get<KeptAnswer>(found, [scope, key])) ?? null;

/** The same of many at once, in their order. */
export async function answersOf(
  from: Session,
  asked: readonly (readonly [scope: string, key: string])[],
): Promise<readonly (KeptAnswer | null)[]> {
  const columns = [asked.map(([scope]) => scope), asked.map(([, key]) => key)];
  const rows = await from.all<KeptAnswer>(foundOfMany, columns);
  const byKey = new Map(rows.map((row) => [JSON.stringify([row.scope, row.key]), row]));
  return asked.map((one) => byKey.get(JSON.stringify(one)) ?? null);
}

const found = `SELECT scope, key, body_hash AS "bodyHash", status, body, kept_at AS "keptAt"
  FROM answers WHERE scope = $1 AND key = $2`;
const foundOfMany = `SELECT scope, key, body_hash AS "bodyHash", status, body, kept_at AS "keptAt"
  FROM unnest($1::text[], $2::text[]) AS asked (scope, key) JOIN answers USING (scope, key)`;

const write = manyRows(
  'answers',
  [
    ['scope', 'text'],
    ['key', 'text'],
    ['body_hash', 'text'],
    ['status', 'int4'],
    ['body', 'text'],
    ['kept_at', 'int8'],
  ],
  `ON CONFLICT (scope, key) DO UPDATE SET
     body_hash = excluded.body_hash, status = excluded.status, body = excluded.body, kept_at = excluded.kept_at`,
);
