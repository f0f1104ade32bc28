import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sessionCookie } from '../server/access/session-cookie.ts';
import { openSessions } from '../server/access/sessions.ts';
import { systemClock } from '../server/async/clock.ts';
import { openSqliteStore } from '../server/store/sqlite/store.ts';
import type { Counter } from '../shared/centre/centre.ts';
import { adminPassword, type HallServer } from '../tests/support/hall.ts';
import { startChild } from './child.ts';
import type { Shift, Worked } from './children/clerks.ts';
import type { Load, Loaded } from './children/http-client.ts';
import type { Said, ScreensOrder } from './children/screens.ts';
import { atRank, median, shown, table } from './figures.ts';
import { benchCentre, issuing, openBenchHall } from './hall.ts';
import { cpuMs, rssMb } from './process-figures.ts';

/** 400 clerks in one hall, with their screens and the walls connected. */

export async function clerksDay(): Promise<void> {
  const { hall, program } = await openBenchHall(centreOf());
  const people = startChild<Shift, Worked>('clerks.ts');
  const kiosks = startChild<Load, Loaded>('http-client.ts');
  const crowd = startChild<ScreensOrder, Said>('screens.ts');
  try {
    await pause(2000);
    const resting = rssMb(hall.pid);
    const signing = await signInMs(hall);
    const issue: Load = { ...issuing(hall, program), connections: 2, seconds: 2, pauseMs: 0 };
    await kiosks.ask({ ...issue, connections: 8, seconds: firstSeconds });
    const working = await open(hall);
    await connect(hall, crowd);
    const shift = { port: hall.port, clerks: working, restMs };
    await Promise.all([people.ask({ ...shift, seconds: 5 }), kiosks.ask({ ...issue, ...coming, seconds: 5 })]);
    const cpu = cpuMs(hall.pid);
    const began = performance.now();
    const [worked, issued] = await Promise.all([
      people.ask({ ...shift, seconds }),
      kiosks.ask({ ...issue, ...coming, seconds }),
    ]);
    const busy = (cpuMs(hall.pid) - cpu) / (performance.now() - began);
    report(worked, issued, { resting, loaded: rssMb(hall.pid), busy, signing });
  } finally {
    await Promise.all([people.close(), kiosks.close(), crowd.close(), hall.close()]);
  }
}

const clerks = 400;
const walls = 20;
const seconds = 30;
/** Visitors come faster than they are called, whatever else goes on, so that a line always waits. */
const coming = { connections: 12, pauseMs: 60 };
/** How many wait when the counters begin. */
const firstSeconds = 4;
/** A clerk at a real counter asks once in a minute or so: this is a day in half an hour. */
const restMs = 2000;

const centreOf = () =>
  benchCentre({
    counters: Array.from(
      { length: clerks },
      (_, index): Counter => ({ id: `${index + 1}`, name: `${index + 1}`, profile: 'general' }),
    ),
  });

/** Gives each clerk a session and opens their counter. Signing in itself is measured apart: a password is dear to try. */
const open = async (hall: HallServer): Promise<Shift['clerks']> => {
  const store = await openSqliteStore({ file: join(hall.dataDir, 'novbe.db') });
  const working: { readonly cookie: string; readonly counter: string }[] = [];
  try {
    const [admin] = await store.users();
    if (admin === undefined) throw new Error('there is nobody');
    const sessions = openSessions({ store, clock: systemClock });
    for (let index = 1; index <= clerks; index++) {
      const [id, counter] = [`clerk-${index}`, `${index}`];
      const clerk = { ...admin, id, login: id, name: `Clerk ${index}`, role: 'clerk', mustChange: false } as const;
      await store.putUser(clerk);
      const cookie = `${sessionCookie}=${await sessions.start(clerk)}`;
      const opened = await hall.raw('POST', `/api/centres/sample/counters/${counter}/open`, {}, { cookie });
      if (opened.status >= 300) throw new Error(`counter ${counter}: ${await opened.text()}`);
      working.push({ cookie, counter });
    }
  } finally {
    await store.close();
  }
  return working;
};

interface Machine {
  readonly resting: number;
  readonly loaded: number;
  readonly busy: number;
  readonly signing: number;
}

const report = (worked: Worked, issued: Loaded, { resting, loaded, busy, signing }: Machine): void => {
  const ranks = (ms: readonly number[]) => [0.5, 0.95, 0.99].map((share) => shown(atRank(ms, share)));
  const nobody = `${shown((100 * worked.nobodyWaiting) / worked.calls)} % (aim < 2)`;
  table(`${clerks} clerks at work for ${seconds} s, ${clerks + walls} screens connected (ms)`, [
    ['', 'requests', 'refused', 'calls with nobody waiting', 'p50', 'p95', 'p99'],
    ['clerks', String(worked.ms.length), String(worked.failed.length), nobody, ...ranks(worked.ms)],
    ['kiosks', String(issued.ms.length), String(issued.failed), '', ...ranks(issued.ms)],
    ['published for another system: clerks', '', '', '', '6,800', '22,600', ''],
  ]);
  if (worked.failed.length > 0) table('Refused', [['first'], [worked.failed[0] ?? '']]);
  table('The server meanwhile', [
    ['memory at rest MB', 'at the end MB', 'share of one core', 'one sign-in ms'],
    [shown(resting), shown(loaded), shown(busy), shown(signing)],
  ]);
};

/** How long one sign-in takes with nothing else going on (ms). */
const signInMs = async (hall: HallServer): Promise<number> => {
  const took: number[] = [];
  for (let time = 0; time < 5; time++) {
    const began = performance.now();
    await hall.raw('POST', '/api/session', { user: 'admin', password: adminPassword });
    took.push(performance.now() - began);
  }
  return median(took);
};

const connect = async (hall: HallServer, crowd: ReturnType<typeof startChild<ScreensOrder, Said>>): Promise<void> => {
  const counters = Array.from({ length: clerks }, (_, index) => ({
    ...{ centre: 'sample', view: 'counter', id: `${index + 1}` },
  }));
  const halls = Array.from({ length: walls }, () => ({ centre: 'sample', view: 'hall', id: 'hall-1' }));
  const watches = [...counters, ...halls];
  const tokens: string[] = [];
  while (tokens.length < watches.length) {
    const name = `screens ${tokens.length}`;
    const { token } = await hall.ask('addToken', {}, { name, role: 'manager', centre: 'sample' });
    for (let one = 0; one < 20; one++) tokens.push(token);
  }
  await crowd.ask({ do: 'connect', port: hall.port, tokens: tokens.slice(0, watches.length), watches });
};
