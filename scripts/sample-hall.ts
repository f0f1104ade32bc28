import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../server/async/clock.ts';
import { openLog } from '../server/log.ts';
import { serve } from '../server/main.ts';
import { fillPast } from '../server/sample/past-days.ts';
import { sampleCentre } from '../server/sample/sample-centre.ts';
import { readSettings } from '../server/settings.ts';
import { databaseName } from '../server/store/sqlite/copy.ts';
import { openSqliteStore } from '../server/store/sqlite/store.ts';
import type { Machine } from '../server/time/machine.ts';
import { filled, paths, type RouteName } from '../shared/paths.ts';
import type { Result } from '../shared/refusals.ts';
import type { RouteValue } from '../shared/routes.ts';
import { freePort } from './free-port.ts';

/** A server on a folder of its own, with the sample centre, days behind it, and a clock that can be put ahead. */
export interface SampleHall {
  /** Where its pages begin. */
  readonly base: string;
  /** The time of the hall (ms since 1970). */
  now(): number;
  /** Puts the hall's time ahead to this (ms since 1970); earlier does nothing. */
  putTo(at: number): void;
  /** Signs somebody in and gives what a browser would send from then on. */
  signIn(user: string, password: string): Promise<string>;
  /** Asks a route with this cookie, the administrator's unless given; throws what was refused. */
  ask<N extends RouteName>(route: N, asked?: HallRequest): Promise<RouteValue<N>>;
  /** The bytes at an address, as the administrator. */
  bytes(path: string): Promise<Buffer>;
  close(): Promise<void>;
}

export interface HallRequest {
  readonly params?: { readonly [name: string]: string };
  readonly body?: object;
  readonly cookie?: string;
}

/** Opens it at this time (ms since 1970), after so many made days. */
export async function openSampleHall(startsAt: number, days: number): Promise<SampleHall> {
  const dataDir = await mkdtemp(join(tmpdir(), 'novbe-pictures-'));
  await makePast(dataDir, startsAt, days);
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const environment = { PORT: String(port), DATA_DIR: dataDir, ADMIN_PASSWORD: adminPassword, PUBLIC_URL: base };
  const settings = readSettings(environment);
  if (!settings.ok) throw new Error(settings.refusal);
  const { machine, putAhead } = machineAt(startsAt);
  const server = await serve(settings.value, openLog('error'), machine);
  const { clock } = server.parts;
  const raw = (method: string, path: string, body?: object, cookie?: string): Promise<Response> =>
    fetch(`${base}${path}`, {
      method,
      headers: {
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
        ...(cookie === undefined ? {} : { cookie }),
      },
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
    });
  const signIn = async (user: string, password: string): Promise<string> => {
    const reply = await raw('POST', paths.signIn.path, { user, password });
    return reply.headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const admin = await signIn('admin', adminPassword);
  return {
    base,
    now: clock.now,
    putTo: (at) => putAhead(Math.max(0, at - clock.now())),
    signIn,
    async ask(route, { params = {}, body, cookie = admin } = {}) {
      const { method, path } = paths[route];
      const result = (await (
        await raw(method, filled(path, { centre: sampleCentre.id, ...params }), body, cookie)
      ).json()) as Result<never>;
      if (!result.ok) throw new Error(`${route}: ${result.refusal.code}: ${result.refusal.message}`);
      return result.value;
    },
    bytes: async (path) => Buffer.from(await (await raw('GET', path, undefined, admin)).arrayBuffer()),
    async close() {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export const adminPassword = 'pictures of a sample hall';

const makePast = async (dataDir: string, startsAt: number, days: number): Promise<void> => {
  const clock = { now: () => startsAt, after: systemClock.after };
  const store = await openSqliteStore({ file: join(dataDir, databaseName), clock });
  try {
    const made = await fillPast({
      store,
      clock,
      centre: sampleCentre.id,
      document: sampleCentre,
      days,
      seed: 7,
      visits: null,
      onDay: () => undefined,
    });
    if (!made.ok) throw new Error(made.refusal.message);
  } finally {
    await store.close();
  }
};

/** A machine that was switched on ten minutes before `startsAt`, whose time passes as it does here and can be put ahead. */
const machineAt = (startsAt: number): { readonly machine: Machine; putAhead(ms: number): void } => {
  const beganAt = performance.now() - 600_000;
  let ahead = 0;
  const elapsed = (): number => performance.now() - beganAt + ahead;
  return {
    machine: {
      boot: 'pictures',
      elapsed,
      wall: () => startsAt - 600_000 + elapsed(),
      synchronised: () => Promise.resolve(false),
    },
    putAhead: (ms) => {
      ahead += ms;
    },
  };
};
