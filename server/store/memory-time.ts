import type { StoredEvent } from '../../shared/events.ts';
import type { KeptAnswer, Personal, StoredJob, TicketSecret } from './store.ts';
import type { AgreedTime, TimeStore } from './time.ts';

interface SideTables {
  readonly jobs: Map<string, StoredJob>;
  readonly personal: Map<string, Personal & { readonly eraseAt: number }>;
  readonly secrets: Map<string, TicketSecret & { readonly centre: string }>;
  readonly answers: Map<string, KeptAnswer>;
}
interface Logs {
  centres(): readonly string[];
  of(centre: string): readonly StoredEvent[];
}

/** [T6] The same as the tables of the real store do with a correction. */
const shiftAll = ({ jobs, personal, secrets, answers }: SideTables, was: number, at: number): void => {
  const by = at - was;
  const ending = (time: number): number => (time > was ? time + by : time);
  const past = (time: number): number => (time > at ? Math.min(time + Math.min(0, by), at) : time);
  for (const [name, row] of personal) personal.set(name, { ...row, eraseAt: ending(row.eraseAt) });
  for (const [name, row] of secrets) secrets.set(name, { ...row, expiresAt: ending(row.expiresAt) });
  for (const [name, row] of answers) answers.set(name, { ...row, keptAt: past(row.keptAt) });
  for (const [name, row] of jobs) jobs.set(name, { ...row, queuedAt: past(row.queuedAt) });
};

export const agreedTimes = (tables: SideTables, log: Logs, beforeWrite: () => void): TimeStore => {
  const rows = new Map<string, AgreedTime>();
  return {
    async agreeOnTime(wanted, boot, correction) {
      const present = rows.get(boot) ?? null;
      if (wanted === null) return present;
      beforeWrite();
      const { over, ...row } = wanted;
      if ((present?.generation ?? null) !== over) return present;
      if (correction !== undefined) shiftAll(tables, correction.was, correction.at);
      rows.set(boot, row);
      return row;
    },
    async lastTime() {
      const ends = log.centres().flatMap((centre) => log.of(centre).at(-1)?.event.at ?? []);
      const all = [...ends, ...[...rows.values()].map(({ seenAt }) => seenAt)];
      return all.length === 0 ? null : Math.max(...all);
    },
  };
};
