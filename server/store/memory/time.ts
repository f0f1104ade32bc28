import type { StoredEvent } from '../../../shared/events.ts';
import type { KeptAnswer } from '../kept-answers.ts';
import type { Personal, TicketSecret } from '../personal.ts';
import { type ClockShift, shiftedAge, shiftedEnd, shiftedFact } from '../shifted.ts';
import type { StoredJob } from '../store.ts';
import type { AgreedTime, TimeStore } from '../time.ts';

/** `others`: what else has times of its own. */
export function agreedTimes(
  tables: SideTables,
  log: Logs,
  beforeWrite: () => void,
  others: (shift: ClockShift) => void,
): TimeStore {
  const rows = new Map<string, AgreedTime>();
  return {
    async agreeOnTime(wanted, boot, correction) {
      const present = rows.get(boot) ?? null;
      if (wanted === null) return present;
      beforeWrite();
      const { over, ...row } = wanted;
      if ((present?.generation ?? null) !== over) return present;
      if (correction !== undefined) {
        shiftSides(tables, correction);
        others(correction);
        for (const [name, one] of rows) rows.set(name, { ...one, seenAt: shiftedFact(one.seenAt, correction) });
      }
      rows.set(boot, row);
      return row;
    },
    async lastTime() {
      const ends = log.centres().flatMap((centre) => log.of(centre).at(-1)?.event.at ?? []);
      const all = [...ends, ...[...rows.values()].map(({ seenAt }) => seenAt)];
      return all.length === 0 ? null : Math.max(...all);
    },
  };
}

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
const shiftSides = ({ jobs, personal, secrets, answers }: SideTables, shift: ClockShift): void => {
  for (const [name, row] of personal) personal.set(name, { ...row, eraseAt: shiftedEnd(row.eraseAt, shift) });
  for (const [name, row] of secrets) secrets.set(name, { ...row, expiresAt: shiftedEnd(row.expiresAt, shift) });
  for (const [name, row] of answers) answers.set(name, { ...row, keptAt: shiftedAge(row.keptAt, shift) });
  for (const [name, row] of jobs) jobs.set(name, { ...row, queuedAt: shiftedAge(row.queuedAt, shift) });
};
