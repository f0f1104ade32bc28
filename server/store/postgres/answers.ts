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

const found = `SELECT scope, key, body_hash AS "bodyHash", status, body, kept_at AS "keptAt"
  FROM answers WHERE scope = $1 AND key = $2`;

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
