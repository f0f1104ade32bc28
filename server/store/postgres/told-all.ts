import type { Clock } from '../../../shared/time/clock.ts';
import type { Connection } from './database.ts';

/**
 * Waits until all processes of the database have heard of something: each that listens answers. It is for what must not be known
 * late: who was shut out by one server must not come in by another once that was said to be done.
 */

/** What a session that listens calls itself, so that those that will answer can be counted. */
export const listeningName = 'novbe, listening';

/** How long an answer is waited for (ms): a process that does not give one by then looks for itself. */
const patienceMs = 1000;

export function openToldAll(connection: Connection, clock: Clock, own: string) {
  const waiting = new Map<string, Round>();
  let asked = 0;
  return {
    /** Takes what a process has said, once all has been done that it calls for. */
    hear({ from, kind, asker, id }: Said): void {
      if (kind === 'heard' && asker === own) waiting.get(id)?.heardBy(from);
      if (kind !== 'ask') return;
      if (from === own) waiting.get(id)?.heardBy(own);
      else void connection.read((to) => to.run(say, [`${own} heard ${from} ${id}`])).catch(() => undefined);
    },
    /** Resolves once all have heard, or after a second. */
    async tell(): Promise<void> {
      asked += 1;
      const id = String(asked);
      const round = openRound(clock);
      waiting.set(id, round);
      const found = await connection
        .read((to) => to.get<{ listening: number }>(ask, [listeningName, `${own} ask ${own} ${id}`]))
        .catch(() => undefined);
      await round.isHeardBy(found?.listening ?? 0);
      waiting.delete(id);
    },
  };
}

type Round = ReturnType<typeof openRound>;

/** Who has heard of one thing. */
const openRound = (clock: Clock) => {
  const heard = new Set<string>();
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = clock.after(patienceMs, resolve);
  let wanted = Number.POSITIVE_INFINITY;
  const look = (): void => {
    if (heard.size >= wanted) resolve();
  };
  return {
    heardBy(process: string): void {
      heard.add(process);
      look();
    },
    async isHeardBy(processes: number): Promise<void> {
      wanted = processes;
      look();
      await promise;
      timer.cancel();
    },
  };
};

/** What is said by one process to all: that it has written, that it wants to know who has heard, that it has. */
export interface Said {
  readonly from: string;
  readonly kind: string;
  readonly asker: string;
  readonly id: string;
}

export function saidIn(words: string): Said {
  const [from = '', kind = '', asker = '', id = ''] = words.split(' ');
  return { from, kind, asker, id };
}

const say = "SELECT pg_notify('novbe', $1)";
const ask = `SELECT count(*) AS listening, pg_notify('novbe', $2)
  FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1`;
