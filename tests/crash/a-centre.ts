import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replayedLegs } from '../../engine/queue/replayed-legs.ts';
import { hashSecret } from '../../server/access/secrets.ts';
import { systemClock } from '../../server/async/clock.ts';
import { newSecret } from '../../server/ids.ts';
import { databaseName, openStore, type StorePlace } from '../../server/store/place.ts';
import { verifyStore } from '../../server/store/sqlite/verify.ts';
import type { Store } from '../../server/store/store.ts';
import type { Verified } from '../../server/store/verify/verify-logs.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Printer } from '../../shared/devices/printer-schema.ts';
import { smallCentre } from '../queue/small-centre.ts';

/** A centre for crowds, with everybody let in before the first server starts on it. */

export interface CentrePlan {
  readonly counters: number;
  readonly printers?: readonly Printer['connection'][];
  readonly change?: Partial<Centre>;
}

/** A centre that never closes; kiosk `k0` has no printer, `k1`, `k2` … one of those given each. */
export function crowdCentre({ counters, printers = [], change }: CentrePlan): Centre {
  return smallCentre({
    id: centreId,
    timeZone: zoneOfNoon(systemClock.now()),
    hours: {
      week: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
      exceptions: [],
      graceSeconds: 0,
    },
    // A crowd has few kiosks.
    limits: { pace: { atOnce: 1000, seconds: 1 } },
    series: [
      { id: 'a', prefix: 'A', first: 1, last: 9999, digits: 4, wrap: true },
      { id: 'c', prefix: 'C', first: 1, last: 9999, digits: 4, wrap: true },
    ],
    profiles: [{ id: 'all', name: { az: 'Hamısı' }, tiers: [['*']] }],
    counters: Array.from({ length: counters }, (_, at) => ({
      id: String(at + 1),
      name: String(at + 1),
      profile: 'all',
    })),
    printers: printers.map((connection, at) => ({
      id: `p${at + 1}`,
      name: `P${at + 1}`,
      connection,
      dots: 384,
      oneWay: false,
    })),
    kiosks: [
      { id: 'k0', name: 'K0' },
      ...printers.map((_, at) => ({ id: `k${at + 1}`, name: `K${at + 1}`, printer: `p${at + 1}` })),
    ],
    ...change,
  });
}

export interface Prepared {
  readonly folder: string;
  readonly file: string;
  readonly centre: Centre;
  readonly tokens: {
    readonly admin: string;
    readonly reception: string;
    /** One a counter, in their order. */
    readonly clerks: readonly string[];
    /** By the kiosk's id. */
    readonly kiosks: ReadonlyMap<string, string>;
    /** Twenty screens may share one. */
    readonly displays: readonly string[];
  };
  remove(): Promise<void>;
}

/** Makes a folder with this centre and its people in it; in `within` where given, for instance a small disk, the people in a database where one is given. */
export async function prepare(
  plan: CentrePlan & { readonly displays?: number; readonly within?: string; readonly databaseUrl?: string },
): Promise<Prepared> {
  const own = plan.within === undefined ? await mkdtemp(join(tmpdir(), 'novbe-crash-')) : null;
  const folder = own ?? join(plan.within ?? '', 'data');
  const centre = crowdCentre(plan);
  await mkdir(join(folder, 'centres'), { recursive: true });
  await writeFile(join(folder, `centres/${centre.id}.json`), JSON.stringify(centre, null, 2));
  const file = join(folder, databaseName);
  const place = plan.databaseUrl === undefined ? { file } : { url: plan.databaseUrl };
  const tokens = await letIn(place, centre, plan.displays ?? 1);
  return { folder, file, centre, tokens, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The chain of hashes, and that the legs stored are those that the log replays to. */
export function verify(file: string): Promise<Verified> {
  return verifyStore({ file, clock: systemClock, legsOf: replayedLegs });
}

export const centreId = 'crowd';
export const services = ['a', 'b', 'c'] as const;

const allDay = [{ from: '00:00', to: '24:00' }];

/** A zone where it is about noon now, so that no midnight passes during a test. */
const zoneOfNoon = (now: number): string => {
  const ahead = 12 - new Date(now).getUTCHours();
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
};

const installer = { kind: 'system', id: 'test', role: 'system' } as const;

const install = async (store: Store, centre: Centre, at: number): Promise<void> => {
  const happened = { at, by: installer, date: null, practice: false } as const;
  const event = { ...happened, type: 'centre-configured', centre, source: 'install' } as const;
  const nothing = { legs: [], jobs: [], personal: [], secrets: [], answers: [] } as const;
  await store.commit(centre.id, 0, () => ({ write: { ...nothing, events: [event] }, value: null }));
};

const letIn = async (place: StorePlace, centre: Centre, displays: number): Promise<Prepared['tokens']> => {
  const store = await openStore(place);
  const now = systemClock.now();
  const staff = async (id: string, role: 'admin' | 'clerk' | 'reception'): Promise<string> => {
    const secret = `novbe_${newSecret()}`;
    await store.putToken({ id, hash: hashSecret(secret), name: id, role, centre: centre.id, createdAt: now });
    return secret;
  };
  const device = async (id: string, kind: 'kiosk' | 'display', place: string): Promise<string> => {
    const secret = newSecret();
    const seen = { askedAt: now, seenAt: now, approved: true };
    await store.putDevice({ id, centre: centre.id, kind, place, code: id, hash: hashSecret(secret), ...seen });
    return secret;
  };
  try {
    await install(store, centre, now);
    // Somebody is there already: no start has to make a password first.
    const person = { id: 'u', login: 'u', name: 'U', role: 'admin', centre: null, counters: null } as const;
    await store.putUser({ ...person, passwordHash: 'none', active: true, mustChange: false });
    const kiosks = new Map<string, string>();
    for (const { id } of centre.kiosks) kiosks.set(id, await device(`kiosk-${id}`, 'kiosk', id));
    const clerks: string[] = [];
    for (const { id } of centre.counters) clerks.push(await staff(`clerk-${id}`, 'clerk'));
    const walls: string[] = [];
    for (let at = 0; at < displays; at++) walls.push(await device(`display-${at}`, 'display', 'd'));
    return {
      admin: await staff('admin', 'admin'),
      reception: await staff('reception', 'reception'),
      clerks,
      kiosks,
      displays: walls,
    };
  } finally {
    await store.close();
  }
};
