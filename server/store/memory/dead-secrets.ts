import type { KeptAnswer } from '../kept-answers.ts';
import type { TicketSecret } from '../personal.ts';
import type { StoredJob } from '../store.ts';
import { answerWithoutSecret, secretIn, slipWithoutSecret } from '../without-secret.ts';

/** Takes the secrets that are dead out of the slips and the kept answers; gives how many it changed. */
export function eraseSecrets(tables: Tables, now: number): number {
  const { secrets, jobs, answers } = tables;
  const told = [...answers].filter(([, { body }]) => {
    const secret = body.includes('"secret":"') ? secrets.get(secretIn(body) ?? '') : undefined;
    return secret !== undefined && secret.expiresAt <= now;
  });
  for (const [name, one] of told) answers.set(name, { ...one, body: answerWithoutSecret(one.body) });
  const printed = [...jobs.values()].filter((job) => job.slip.includes('"url":"') && !isLive(tables, job, now));
  for (const job of printed) jobs.set(job.id, { ...job, slip: slipWithoutSecret(job.slip) });
  return told.length + printed.length;
}

/** Those of these jobs whose slip need not be kept. */
export function slipsOver(tables: Tables, ids: readonly string[], now: number): readonly string[] {
  return ids.filter((id) => {
    const job = tables.jobs.get(id);
    return job === undefined || (job.ticket !== '' && !isLive(tables, job, now));
  });
}

interface Tables {
  readonly secrets: ReadonlyMap<string, TicketSecret & { readonly centre: string }>;
  readonly jobs: Map<string, StoredJob>;
  readonly answers: Map<string, KeptAnswer>;
}

/** Whether the secret of a job's ticket still opens it. */
const isLive = ({ secrets }: Pick<Tables, 'secrets'>, { centre, ticket }: StoredJob, now: number): boolean =>
  [...secrets.values()].some((one) => one.centre === centre && one.ticket === ticket && one.expiresAt > now);
