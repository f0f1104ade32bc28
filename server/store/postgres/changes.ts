import type { PoolClient } from 'pg';
import { type Clock, repeat } from '../../../shared/time/clock.ts';
import { createListeners } from '../../async/listeners.ts';
import { newId } from '../../ids.ts';
import type { Connection } from './database.ts';
import { listeningName, openToldAll, type Said, saidIn } from './told-all.ts';

/**
 * Tells those who listen that another process has written. NOTIFY is a bell alone, rung once a commit is through: within a
 * transaction it would make all commits of the database wait for one another. A bell that was lost is made up for by a look once a second.
 */
export async function watchChanges(connection: Connection, clock: Clock) {
  const own = newId();
  const listeners = createListeners<'rights' | undefined>();
  const [bell, toldAll] = [openBell(connection, own), openToldAll(connection, clock, own)];
  let count = 0;
  const changed = (what?: 'rights'): void => {
    count += 1;
    listeners.tell(what);
  };
  const line = openLine(connection, (said) => {
    if (said.from !== own && said.kind !== 'heard') changed(said.kind === 'ask' ? 'rights' : undefined);
    toldAll.hear(said);
  });
  const isNew = openMark(connection);
  const look = oneAtATime(async () => {
    const isLate = await line.open();
    // What was written until it was open nobody heard.
    if ((await isNew()) || isLate) changed();
  });
  await look();
  const looking = repeat(clock, lookEveryMs, () => void look());
  return {
    ring: bell.ring,
    /** Where no bell can be heard each answer is another: what is kept on its account is kept no longer. */
    count(): number {
      if (!line.isOpen()) count += 1;
      return count;
    },
    listen: (run: (what?: 'rights') => void) => listeners.add(run),
    /** Resolves once the others know that somebody may have lost their rights, or after a second. */
    rightsEnded: toldAll.tell,
    async close(): Promise<void> {
      looking.close();
      listeners.clear();
      await bell.settled();
      line.close();
    },
  };
}

const lookEveryMs = 1000;

/** The same work, left out where it is under way: of two that open a line one would be lost, and its session with it. */
const oneAtATime = (work: () => Promise<void>) => {
  let isUnderWay = false;
  return async (): Promise<void> => {
    if (isUnderWay) return;
    isUnderWay = true;
    await work();
    isUnderWay = false;
  };
};

/** Whether anything was written since the last look, also by this process: a look too many costs little. */
const openMark = (connection: Connection): (() => Promise<boolean>) => {
  let seen = '';
  return async () => {
    const now = await connection
      .read((from) => from.get<{ mark: string }>('SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS mark'))
      .catch(() => undefined);
    const before = seen;
    seen = now?.mark ?? seen;
    return before !== '' && seen !== before;
  };
};

/** The session on which bells are heard: `heard` is given what was said. */
const openLine = (connection: Connection, heard: (said: Said) => void) => {
  let end: (() => void) | null = null;
  let isClosed = false;
  /** Listens on a session until that ends; then it is given back, once. */
  const listen = async (session: PoolClient): Promise<boolean> => {
    let isOver = false;
    const over = (): void => {
      if (isOver) return;
      isOver = true;
      if (end === over) end = null;
      session.release(true);
    };
    session.on('error', over);
    session.on('end', over);
    session.on('notification', ({ payload = '' }) => heard(saidIn(payload)));
    await session.query(`SET application_name = '${listeningName}'; LISTEN novbe`).catch(over);
    if (isClosed) over();
    if (!isOver) end = over;
    return !isOver;
  };
  return {
    isOpen: (): boolean => end !== null,
    /** Opens it where it is not open; true where it is open now and was not before. */
    async open(): Promise<boolean> {
      const session = end !== null || isClosed ? null : await connection.ownSession();
      return session !== null && listen(session);
    },
    close(): void {
      isClosed = true;
      end?.();
    },
  };
};

/** Rings for the others, one ring at a time: those asked for meanwhile become one. */
const openBell = (connection: Connection, own: string) => {
  let [ringing, isWanted] = [Promise.resolve(), false];
  const ringOnce = async (): Promise<void> => {
    isWanted = false;
    await connection.read((to) => to.run("SELECT pg_notify('novbe', $1)", [own])).catch(() => undefined);
  };
  return {
    ring(): void {
      if (isWanted) return;
      isWanted = true;
      ringing = ringing.then(ringOnce);
    },
    settled: () => ringing,
  };
};
