import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { connect, type Socket } from 'socket.io-client';
import { sessionCookie } from '../../server/access/session-cookie.ts';
import { buildApp } from '../../server/app.ts';
import { openParts, type Parts } from '../../server/compose.ts';
import { openLog } from '../../server/log.ts';
import { readSettings } from '../../server/settings.ts';
import type { DeviceKind, StaffRole } from '../../shared/access.ts';
import { filled } from '../../shared/path-parts.ts';
import { paths, type RouteName } from '../../shared/paths.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { cheap } from './app.ts';
import { ownDatabase } from './in-postgres.ts';
import { named, paramNames } from './params.ts';
import { aFolder, fridayClock, openCentre } from './server.ts';

export type CallerName = (typeof callers)[number];

export interface Pass {
  readonly cookie?: string;
  readonly token?: string;
}
export function headersOf({ cookie, token }: Pass): { readonly [name: string]: string } {
  return {
    ...(cookie === undefined ? {} : { cookie: `${sessionCookie}=${cookie}` }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
}

/** The real server on a port of its own and a folder of its own: centres `small` and `other`, open all day, and everybody who may come. */
export interface House {
  readonly parts: Parts;
  readonly app: FastifyInstance;
  readonly address: string;
  readonly folder: string;
  readonly passes: { readonly [name in CallerName]: Pass };
  /** The id of each person, by role. */
  readonly people: { readonly [name: string]: string };
  /** The secret of a ticket that waits at `small`. */
  readonly ticketSecret: string;
  /** Everything that was logged, at level trace. */
  readonly logged: readonly string[];
  ask(pass: Pass, name: RouteName, asked?: Asked): Promise<Answer>;
  close(): Promise<void>;
}
export interface Asked {
  readonly params?: { readonly [name: string]: string };
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
}
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads of a reply is checked by the test
  readonly value: any;
  readonly refusal: Refusal | null;
  readonly headers: Headers;
}

/** The address of a route; parameters not given name the centre `small`, or nothing that is there. */
export function addressOf(name: RouteName, params: Asked['params'] = {}): string {
  const { path } = paths[name];
  const given = named(path, { centre: 'small', ...params });
  const all = paramNames(path).map((part) => [part, given[part] ?? 'none'] as const);
  return filled(path, Object.fromEntries(all.filter(([, value]) => value !== '')));
}

/** A session of this person's, whose password is of their own choice. */
export async function sessionOf({ sessions, people, user }: Access, id: string): Promise<string> {
  const given = await user(id);
  if (given?.mustChange) good(await people.rescue(given.login, password));
  const person = await user(id);
  const secret = person === null ? null : await sessions.start(person);
  if (secret === null) throw new Error(`${id} could not sign in`);
  return secret;
}

/** Opens the house; `environment` adds to its settings. */
export async function aHouse(environment: { readonly [name: string]: string } = {}): Promise<House> {
  const folder = await aFolder();
  await mkdir(join(folder.path, 'centres'));
  for (const id of ['small', 'other']) {
    await writeFile(join(folder.path, `centres/${id}.json`), JSON.stringify(openCentre({ id }), null, 2));
  }
  const own = { DATA_DIR: folder.path, DATABASE_URL: (await ownDatabase()) ?? '', ADMIN_PASSWORD: adminPassword };
  const settings = readSettings({ ...own, ...environment });
  if (!settings.ok) throw new Error(settings.refusal);
  const logged: string[] = [];
  const log = openLog('trace', { write: (line) => void logged.push(line) });
  const parts = await openParts(settings.value, log, fridayClock(), { cost: cheap });
  const app = await buildApp(parts.app);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const ask = asker(address);
  const { ids, passes } = await employ(parts.app.access);
  const devices = await mount(parts.app.access);
  for (const c of ['small', 'other']) await ask(passes.admin, 'openDay', { params: { centre: c }, body: {} });
  const issued = await ask(passes.admin, 'issueTicket', { body: { service: 'a' } });
  const ticketSecret: string = issued.value.secret;
  return {
    parts,
    app,
    address,
    folder: folder.path,
    passes: { nobody: {}, phone: { token: ticketSecret }, ...devices, ...passes },
    people: ids,
    ticketSecret,
    logged,
    ask,
    async close() {
      await app.close();
      await parts.close();
      await folder.remove();
    },
  };
}

/** A socket of the house, without any of a screen's own repairs. */
export function aSocket(address: string, { cookie, token }: Pass, headers: { [name: string]: string } = {}): Socket {
  return connect(address, {
    path: '/live',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: { protocolVersion: 1, ...(token === undefined ? {} : { token }) },
    extraHeaders: { ...(cookie === undefined ? {} : headersOf({ cookie })), ...headers },
  });
}

export const adminPassword = 'the first password of this house';
export const password = 'a password of the staff';

/** Who comes to the door. The last ones are programs with a token of that role. */
export const callers = [
  'nobody',
  'phone',
  'kiosk',
  'display',
  'far-kiosk',
  'reception',
  'clerk',
  'manager',
  'far-manager',
  'admin',
  'far-admin',
  't-reception',
  't-clerk',
  't-manager',
  't-far-manager',
  't-admin',
  't-far-admin',
] as const;

const asker =
  (address: string): House['ask'] =>
  async (pass, name, { params, query = '', body, headers } = {}) => {
    const reply = await fetch(`${address}${addressOf(name, params)}${query}`, {
      method: paths[name].method,
      headers: {
        ...headersOf(pass),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const { value, refusal = null } = (await reply.json()) as { value?: unknown; refusal?: Refusal };
    return { status: reply.status, value, refusal, headers: reply.headers };
  };

type Access = Parts['app']['access'];

const good = <T>(result: { ok: true; value: T } | { ok: false; refusal: Refusal }): T => {
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
};

const employ = async (access: Access) => {
  const { people, tokens } = access;
  const ids: { [name: string]: string } = {};
  const person = async (name: string, role: StaffRole, centre: string): Promise<Pass> => {
    const scope = { bound: null, centre, self: null };
    const { id } = good(await people.add(scope, { user: name, name, role, password }));
    ids[name] = id;
    return { cookie: await sessionOf(access, id) };
  };
  const program = async (role: StaffRole, centre: string | null): Promise<Pass> => ({
    token: good(await tokens.add(null, { name: 'program', role, centre })).token,
  });
  const admin = (await people.list({ bound: null, centre: 'small', self: null }))[0]?.id ?? '';
  ids.admin = admin;
  return {
    ids,
    passes: {
      reception: await person('reception', 'reception', 'small'),
      clerk: await person('clerk', 'clerk', 'small'),
      manager: await person('manager', 'manager', 'small'),
      'far-manager': await person('far-manager', 'manager', 'other'),
      admin: { cookie: await sessionOf(access, admin) },
      'far-admin': await person('far-admin', 'admin', 'other'),
      't-reception': await program('reception', 'small'),
      't-clerk': await program('clerk', 'small'),
      't-manager': await program('manager', 'small'),
      't-far-manager': await program('manager', 'other'),
      't-admin': await program('admin', null),
      't-far-admin': await program('admin', 'other'),
    },
  };
};

const mount = async ({ devices }: Access) => {
  const device = async (kind: DeviceKind, centre: string): Promise<Pass> => {
    const from = { address: '10.0.0.9', atHome: false };
    const { code, claim } = good(await devices.ask({ kind, centre }, from));
    good(await devices.approve(centre, code));
    return { token: claim };
  };
  return {
    kiosk: await device('kiosk', 'small'),
    display: await device('display', 'small'),
    'far-kiosk': await device('kiosk', 'other'),
  };
};
