import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { Errors } from 'typebox/value';
import type { Access } from '../../server/access/access.ts';
import { hashSecret } from '../../server/access/secrets.ts';
import { buildApp } from '../../server/app.ts';
import { assemble } from '../../server/assemble.ts';
import { systemClock } from '../../server/async/clock.ts';
import type { Centres } from '../../server/centre/centres.ts';
import { newSecret } from '../../server/ids.ts';
import { learnHere } from '../../server/jobs/training.ts';
import { learnInThread } from '../../server/jobs/training-thread.ts';
import { type Log, openLog } from '../../server/log.ts';
import { openMetrics } from '../../server/metrics.ts';
import type { Connect } from '../../server/printing/connect.ts';
import { type Drawing, startDrawing } from '../../server/printing/drawing.ts';
import type { Printing } from '../../server/printing/spoolers.ts';
import type { PushServices } from '../../server/push/push-services.ts';
import type { Registers } from '../../server/registers/registers.ts';
import { startReporting } from '../../server/reports/report-thread.ts';
import { type Reporting, reportHere } from '../../server/reports/reporting.ts';
import type { Settings } from '../../server/settings.ts';
import { planHere } from '../../server/staffing/planning.ts';
import { startPlanning } from '../../server/staffing/planning-thread.ts';
import type { ConfigFiles } from '../../server/store/config.ts';
import { dayReadsOf } from '../../server/store/day-reads.ts';
import { openMemoryStore } from '../../server/store/memory/store.ts';
import { openStore } from '../../server/store/place.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import type { Store } from '../../server/store/store.ts';
import type { Speaker } from '../../server/voice/speaker.ts';
import type { DeviceKind, StaffRole } from '../../shared/access.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { filled } from '../../shared/path-parts.ts';
import { paths, type RouteName } from '../../shared/paths.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { type RouteValue, routes } from '../../shared/routes.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { noSpeaker } from '../fakes/speaker.ts';
import { smallCentre } from '../queue/small-centre.ts';
import { changeDevice, changeToken } from '../store/changing.ts';
import { cheap } from './app.ts';
import { ownDatabase } from './in-postgres.ts';
import { named } from './params.ts';
import { aDatabase } from './postgres.ts';

/** A centre that is never closed: services a, b (numbers A…) and c (C…), counters 1 (all), 2 (a first) and 3 (only c). */
export function openCentre(change: Partial<Centre> = {}): Centre {
  return smallCentre({
    hours: {
      week: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
      exceptions: [],
      graceSeconds: 0,
    },
    displays: [
      { id: 'd', name: 'D' },
      { id: 'far', name: 'Far', counters: ['2'] },
    ],
    ...change,
  });
}

/** The machine's clock, set to a Friday at 10:00 in Baku when it is made. */
export function fridayClock(): Clock {
  const ahead = Date.UTC(2026, 10, 20, 6, 0, 0) - systemClock.now();
  return { now: () => systemClock.now() + ahead, after: systemClock.after };
}

/** A log that keeps its lines. */
export function keptLog(): { readonly log: Log; readonly lines: readonly string[] } {
  const lines: string[] = [];
  return { log: openLog('info', { write: (line) => void lines.push(line) }), lines };
}

/** A folder of its own, removed at the end. */
export async function aFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'novbe-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export type Who = keyof Awaited<ReturnType<typeof letIn>>;
export type Tokens = { readonly [who in Who]: string };

export interface Asked {
  readonly id?: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly params?: { readonly [name: string]: string };
  readonly query?: { readonly [name: string]: string };
  readonly headers?: { readonly [name: string]: string };
}
export interface Answered<N extends RouteName> {
  readonly status: number;
  /** The value of a good reply; throws for any other. */
  readonly value: RouteValue<N>;
  readonly refusal: Refusal | null;
  readonly reply: LightMyRequestResponse;
}

export interface AServer {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly clock: Clock;
  readonly centres: Centres;
  readonly printing: Printing;
  readonly access: Access;
  readonly files: ConfigFiles;
  readonly tokens: Tokens;
  readonly logged: readonly string[];
  /** Asks a route as somebody; null = nobody. */
  ask<N extends RouteName>(who: Who | null, name: N, asked?: Asked): Promise<Answered<N>>;
  /** Listens, for those who need sockets; gives the address. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly centre?: Centre;
  readonly clock?: Clock;
  /** A store made elsewhere, for instance one of two on one file; closed with the server. */
  readonly store?: Store;
  /** Where that store is, if it is in a file: reports are then made in a thread of their own. */
  readonly file?: string;
  /** Makes the reports instead of the server's own. */
  readonly reporting?: Reporting;
  /** DATA_DIR; two servers of one database share it. */
  readonly folder?: string;
  /** Of a server that came first with the same store. */
  readonly tokens?: Tokens;
  readonly publicUrl?: string;
  readonly trustProxy?: false | string;
  /** Questions that one address may ask in a minute. */
  readonly perMinute?: number;
  /** Which push services are sent to, unless the usual ones. */
  readonly pushServices?: PushServices;
  /** What other institutions know of people; absent = nothing. */
  readonly registers?: Registers;
  /** What reads calls aloud; absent = nothing. */
  readonly speaker?: Speaker;
  /** The server that mail is given to, and the gateway of SMS; absent = none. */
  readonly mail?: Settings['mail'];
  readonly sms?: Settings['sms'];
  /** Whether it is a head office, or whose branch it is. */
  readonly headOffice?: boolean;
  readonly uplinkUrl?: string;
  /** The ways to printers, and what draws slips, unless the server's own. */
  readonly connect?: Connect;
  readonly drawing?: Drawing;
  /** Whether printers and the clock of the day run. */
  readonly jobs?: boolean;
}

/** The whole server on a store in memory (or another), without a port until it listens. */
export async function aServer(options: ServerOptions = {}): Promise<AServer> {
  const { clock = fridayClock(), store = await aStore(), centre = openCentre(), publicUrl = null } = options;
  const own = options.folder === undefined ? await aFolder() : null;
  const folder = options.folder ?? own?.path ?? '';
  const { log, lines } = keptLog();
  const { file } = options;
  const ownReporting = file === undefined ? reportHere(store) : startReporting({ file, store, log });
  const { reporting = ownReporting } = options;
  const planning = file === undefined ? planHere(store) : startPlanning({ file, log });
  const runner = file === undefined ? learnHere(dayReadsOf(store)) : learnInThread({ file });
  const { trustProxy = false } = options;
  const { mail = null, sms = null } = options;
  const { headOffice = false, uplinkUrl = null } = options;
  const settings = { dataDir: folder, publicUrl, trustProxy, mail, sms, headOffice, uplinkUrl };
  const metrics = openMetrics();
  const ground = {
    store,
    reporting,
    planning,
    runner,
    settings,
    sample: centre,
    clock,
    log,
    metrics,
    drawing: options.drawing ?? drawing,
    connect: options.connect,
    cost: cheap,
    pushServices: options.pushServices,
    registers: options.registers,
    speaker: options.speaker ?? noSpeaker,
  };
  const { files, centres, access, printing, ...parts } = await assemble(ground);
  if (options.jobs) parts.runJobs();
  const { perMinute } = options;
  const limits = perMinute === undefined ? {} : { perMinute };
  const app = await buildApp({ ...parts.app, ...limits, tls: null, dist: join(folder, 'no-screens') });
  const noTokens = headOffice ? nobodys : null;
  const tokens = options.tokens ?? noTokens ?? (await letIn(store, clock, centre.id));
  return {
    app,
    store,
    clock,
    centres,
    printing,
    access,
    files,
    tokens,
    logged: lines,
    ask: asker(app, tokens, centre.id),
    async listen() {
      return app.listen({ host: '127.0.0.1', port: 0 });
    },
    async close() {
      await app.close();
      await parts.close();
      await own?.remove();
    },
  };
}

/** Nothing of it need outlast the server. */
const aStore = async (): Promise<Store> => {
  const url = await ownDatabase();
  return url === null ? openMemoryStore() : openStore({ url });
};

/** Two servers on one SQLite file, as two processes would be. */
export async function twoServers(options: ServerOptions = {}) {
  const folder = await aFolder();
  const file = join(folder.path, 'novbe.db');
  return twoOver(folder, () => openSqliteStore({ file }), { ...options, file });
}

/** The same on one database of PostgreSQL. */
export async function twoServersInPostgres(options: ServerOptions = {}) {
  const url = await aDatabase();
  return twoOver(await aFolder(), () => openStore({ url }), options);
}

const twoOver = async (
  folder: Awaited<ReturnType<typeof aFolder>>,
  open: () => Promise<Store>,
  options: ServerOptions,
) => {
  const common = { ...options, clock: options.clock ?? fridayClock(), folder: folder.path };
  const first = await aServer({ ...common, store: await open() });
  const second = await aServer({ ...common, store: await open(), tokens: first.tokens });
  return {
    first,
    second,
    /** The DATA_DIR of both. */
    folder: folder.path,
    async close() {
      await Promise.all([first.close(), second.close()]);
      await folder.remove();
    },
  };
};

const allDay = [{ from: '00:00', to: '24:00' }];

/** Lets in a program with the rights of an administrator of all centres; gives the headers that it sends. */
export async function letInOverall(store: Store): Promise<{ readonly authorization: string }> {
  const secret = `novbe_${newSecret()}`;
  await changeToken(store, {
    id: 'all',
    hash: hashSecret(secret),
    name: 'all',
    role: 'admin',
    centre: null,
    createdAt: 0,
  });
  return { authorization: `Bearer ${secret}` };
}

/** Puts programs and devices into a store, in place of those of a run before, and gives their tokens, by name. */
const letIn = async (store: Store, clock: Clock, centre: string) => {
  const staff = async (name: string, role: StaffRole): Promise<string> => {
    const secret = `novbe_${newSecret()}`;
    const token = { id: name, hash: hashSecret(secret), name, role, centre, createdAt: clock.now() };
    await changeToken(store, token);
    return secret;
  };
  const device = async (kind: DeviceKind, place: string): Promise<string> => {
    const secret = newSecret();
    const [now, id] = [clock.now(), `${kind}-${place}`];
    const seen = { askedAt: now, seenAt: now };
    await changeDevice(store, { id, centre, kind, place, code: id, hash: hashSecret(secret), approved: true, ...seen });
    return secret;
  };
  return {
    admin: await staff('admin-1', 'admin'),
    manager: await staff('manager-1', 'manager'),
    clerk: await staff('clerk-1', 'clerk'),
    second: await staff('clerk-2', 'clerk'),
    third: await staff('clerk-3', 'clerk'),
    reception: await staff('reception-1', 'reception'),
    kiosk: await device('kiosk', 'k'),
    display: await device('display', 'd'),
  };
};

/** A reply as the caller sees it; a good one must have the shape that the table of routes promises. */
const answered = <N extends RouteName>(name: N, reply: LightMyRequestResponse): Answered<N> => {
  const body = reply.json();
  const [fault] = body.ok ? Errors(routes[name].value, body.value) : [];
  if (fault !== undefined) throw new Error(`${name}: ${fault.instancePath} ${fault.message}: ${reply.body}`);
  return {
    status: reply.statusCode,
    reply,
    refusal: body.ok ? null : body.refusal,
    get value() {
      if (!body.ok) throw new Error(`refused: ${reply.body}`);
      return body.value;
    },
  };
};

const asker =
  (app: FastifyInstance, tokens: Tokens, centre: string): AServer['ask'] =>
  async (who, name, { id, body, key, params, query, headers } = {}) => {
    const { method, path } = paths[name];
    const url = filled(path, named(path, { centre, ...(id === undefined ? {} : { id }), ...params }));
    return answered(
      name,
      await app.inject({
        method,
        url,
        headers: {
          ...(who === null ? {} : { authorization: `Bearer ${tokens[who]}` }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...headers,
        },
        ...(query === undefined ? {} : { query: { ...query } }),
        ...(body === undefined ? {} : { payload: body as object }),
      }),
    );
  };

/** One thread for all servers of a worker: it is started at the first slip, and takes longer to start than a slip to draw. */
export const drawing = startDrawing();

/** A head office begins without any centre that somebody could belong to. */
const nobodys = { admin: '', manager: '', clerk: '', second: '', third: '', reception: '', kiosk: '', display: '' };
