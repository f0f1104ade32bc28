import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { openAccess } from '../../server/access/access.ts';
import type { FirstPasswordFile } from '../../server/access/first-user.ts';
import { strictestRule } from '../../server/access/second-factor.ts';
import { type AppParts, buildApp } from '../../server/app.ts';
import { openPastNames } from '../../server/centre/past-names.ts';
import { openLog } from '../../server/log.ts';
import { openMetrics } from '../../server/metrics.ts';
import { createDocumentChecks } from '../../server/routes/cases/check-document.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { type MemoryStore, openMemoryStore } from '../../server/store/memory/store.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { filled } from '../../shared/path-parts.ts';
import { paths, type RouteName } from '../../shared/paths.ts';
import { refuse } from '../../shared/refusals.ts';
import { type ManualClock, manualClock } from '../fakes/clock.ts';
import { named, paramNames } from './params.ts';

/** The real app over a store in memory and a clock that stands still, with two centres: `sample`, and `other` that is no sample. */
export interface AnApp {
  readonly app: FastifyInstance;
  readonly store: MemoryStore;
  readonly clock: ManualClock;
  /** Their documents: what is put in is in force at once. */
  readonly centres: Map<string, Centre>;
  /** What was logged, line by line. */
  readonly logged: readonly string[];
}

export async function anApp(change: Partial<AppParts> = {}): Promise<AnApp> {
  const clock = manualClock();
  const store = openMemoryStore();
  const { sample: _, ...plain } = sampleCentre;
  const centres = new Map<string, Centre>([sampleCentre, { ...plain, id: 'other' }].map((one) => [one.id, one]));
  for (const centre of centres.values()) await configure(store, centre, clock.now());
  const centreOf = (id: string): Centre | null => centres.get(id) ?? null;
  const factorRule = (id: string | null) =>
    strictestRule([...centres.values()].filter((centre) => id === null || centre.id === id));
  const access = openAccess({ store, clock, centreOf, factorRule, cost: cheap, trial: 'sample' });
  await access.first.ensure(adminPassword, noFile);
  const logged: string[] = [];
  const app = await buildApp({
    access,
    log: openLog('info', { write: (line) => void logged.push(line) }),
    publicUrl: null,
    trustProxy: false,
    tls: null,
    dist: join(import.meta.dirname, 'no-such-folder'),
    demo: null,
    centres: () => [...centres.values()].map(({ id, name }) => ({ id, name })),
    knowsCentre: (id) => centres.has(id),
    pastNames: openPastNames(store),
    askAsBranch: async () => refuse('not-found', 'no head office'),
    checks: createDocumentChecks({ store, clock, centres: { find: () => null } }),
    routes: () => {},
    sockets: () => ({ close: async () => {} }),
    metrics: openMetrics(),
    ready: () => store.probe(),
    standing: () => ({ state: 'sure', offSeconds: 0 }),
    ...change,
  });
  return { app, store, clock, centres, logged };
}

export interface Question {
  readonly params?: { readonly [name: string]: string };
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
  readonly cookies?: { readonly [name: string]: string };
  readonly token?: string;
  /** From where; this machine unless said. */
  readonly address?: string;
}

/** Asks a route of the table; gives the status, the body and the reply itself. */
export async function ask(app: FastifyInstance, name: RouteName, question: Question = {}) {
  const { method, path } = paths[name];
  const given = named(path, question.params ?? {});
  const url = filled(path, Object.fromEntries(paramNames(path).map((part) => [part, given[part] ?? 'sample'])));
  const options: InjectOptions = {
    method,
    url,
    headers: { ...question.headers, ...(question.token ? { authorization: `Bearer ${question.token}` } : {}) },
    ...(question.address === undefined ? {} : { remoteAddress: question.address }),
    ...(question.cookies === undefined ? {} : { cookies: { ...question.cookies } }),
    ...(question.body === undefined ? {} : { payload: question.body as object }),
  };
  const reply: LightMyRequestResponse = await app.inject(options);
  return { status: reply.statusCode, body: reply.json(), reply };
}

/** The cookies that a reply sets, by name. */
export function cookiesOf(reply: LightMyRequestResponse): { [name: string]: string } {
  return Object.fromEntries(reply.cookies.map(({ name, value }) => [name, value]));
}

/** Signs somebody in, who makes the password their own where another has set it; gives the cookies. */
export async function signedIn(app: FastifyInstance, user = 'admin', password = adminPassword) {
  const { status, body, reply } = await ask(app, 'signIn', { body: { user, password } });
  if (status !== 200) throw new Error(`${user} could not sign in: ${reply.body}`);
  const cookies = cookiesOf(reply);
  const between = 'something else meanwhile';
  const changes = body.value.user.mustChange
    ? [
        { old: password, new: between },
        { old: between, new: password },
      ]
    : [];
  for (const change of changes) await ask(app, 'changePassword', { cookies, body: change });
  return cookies;
}

export const adminPassword = 'first password of all';

/** Passwords that are quick to try: for tests only. */
export const cheap = { n: 2 ** 10, r: 8, p: 1 } as const;

/** Where no password is kept: none is made up where one is given. */
export const noFile: FirstPasswordFile = {
  read: async () => null,
  offer: async (text) => text,
  remove: async () => {},
};

const by = { kind: 'system', id: 'test', role: 'system' } as const;
const nothing = { legs: [], jobs: [], personal: [], secrets: [], answers: [] } as const;

const configure = async (store: MemoryStore, centre: Centre, at: number): Promise<void> => {
  const event = {
    type: 'centre-configured',
    at,
    by,
    date: null,
    practice: false,
    centre,
    source: 'install',
  } as const;
  await store.commit(centre.id, 0, () => ({ write: { ...nothing, events: [event] }, value: null }));
};
