import { deletions } from '../erasable.ts';
import type { Erasing } from '../erasing.ts';
import { answerWithoutSecret, secretIn, slipWithoutSecret } from '../without-secret.ts';
import type { Connection, Session } from './database.ts';
import { dropMarks } from './fate.ts';
import { makeAhead, type Seen } from './partitions.ts';

/** What is taken away when its time has come; and, as it is asked for once an hour, what is made before its time comes. */
export function openErasing(connection: Connection, seen: Seen): Erasing {
  return {
    async erase(now) {
      await connection.write((to) => makeAhead(to, seen, now));
      return connection.write(async (to) => {
        // Whose case goes on again meanwhile is waited for: one statement must not erase what the next one keeps.
        await to.run('SELECT FROM case_people WHERE erase_at <= $1 ORDER BY centre, case_id FOR UPDATE', [now]);
        let gone = await eraseSecrets(to, now);
        for (const { sql, keptMs } of erasing) gone += await to.run(sql, [now - keptMs]);
        await to.run(dropMarks);
        return gone;
      });
    },
    slipsOver: (jobs, now) =>
      connection.read(async (from) => (await from.all<{ id: string }>(over, [jobs, now])).map(({ id }) => id)),
  };
}

const erasing = deletions.map(({ sql, keptMs }) => ({ sql: sql.replaceAll('?', '$1'), keptMs }));

/** `now` is a parameter. */
const liveSecret = (now: '$1' | '$2'): string => `EXISTS (SELECT 1 FROM secrets
  WHERE secrets.centre = jobs.centre AND secrets.ticket = jobs.ticket AND secrets.expires_at > ${now})`;

const over = `SELECT id FROM unnest($1::text[]) WITH ORDINALITY AS asked (id, n)
  WHERE NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.id = asked.id AND (ticket IS NULL OR ${liveSecret('$2')})) ORDER BY n`;

/** Takes the secrets that are dead at `now` (ms) out of the slips and the kept answers; gives the number of rows. */
const eraseSecrets = async (to: Session, now: number): Promise<number> => {
  const dead = await to.all<{ secret: string }>('SELECT secret FROM secrets WHERE expires_at <= $1', [now]);
  const gone = new Set(dead.map(({ secret }) => secret));
  const answers = gone.size === 0 ? [] : await to.all<Answer>(answersWithSecret);
  const told = answers.filter(({ body }) => gone.has(secretIn(body) ?? ''));
  if (told.length > 0) {
    const columns = [told.map(({ scope }) => scope), told.map(({ key }) => key)];
    await to.run(putAnswers, [...columns, told.map(({ body }) => answerWithoutSecret(body))]);
  }
  const printed = await to.all<{ id: string; slip: string }>(slipsWithSecret, [now]);
  if (printed.length > 0)
    await to.run(putSlips, [printed.map(({ id }) => id), printed.map(({ slip }) => slipWithoutSecret(slip))]);
  return told.length + printed.length;
};

interface Answer {
  readonly scope: string;
  readonly key: string;
  readonly body: string;
}

const answersWithSecret = `SELECT scope, key, body FROM answers WHERE strpos(body, '"secret":"') > 0`;
const putAnswers = `UPDATE answers SET body = made.body FROM unnest($1::text[], $2::text[], $3::text[]) AS made (scope, key, body)
  WHERE answers.scope = made.scope AND answers.key = made.key`;
const slipsWithSecret = `SELECT id, slip FROM jobs WHERE strpos(slip, '"url":"') > 0 AND NOT ${liveSecret('$1')}`;
const putSlips = `UPDATE jobs SET slip = made.slip FROM unnest($1::text[], $2::text[]) AS made (id, slip) WHERE jobs.id = made.id`;
