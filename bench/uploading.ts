import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dateAt, instantOf } from '../engine/queue/business-day.ts';
import { sampleCountry } from '../scripts/country/sample-country.ts';
import { type CountryServer, startServer } from '../scripts/country/start-server.ts';
import { writeCentres } from '../scripts/country/write-centres.ts';
import { type Asker, type Asking, openAsking } from '../scripts/demo/asking.ts';
import { systemClock } from '../server/async/clock.ts';
import { newSecret } from '../server/ids.ts';
import { fillPast } from '../server/sample/past-days.ts';
import { databaseName } from '../server/store/place.ts';
import { openSqliteStore } from '../server/store/sqlite/store.ts';
import { thisMachine } from '../server/time/machine.ts';
import type { Centre } from '../shared/centre/centre.ts';
import { startChild } from './child.ts';
import { atRank, median, shown, table, verdict } from './figures.ts';
import { benchCentre } from './hall.ts';
import { type Client, openTickets } from './thin-tickets.ts';

/** Tickets of a branch while its server brings a week of another hall up to the head office, beside tickets while nothing is brought. */

export async function uploading(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'novbe-bench-'));
  const client: Client = startChild('http-client.ts');
  const servers: CountryServer[] = [];
  try {
    const ground = { folder, hall: benchCentre({ id: 'hall' }), halls: sampleCountry(rounds), client, servers };
    await fill(join(folder, 'branch'), ground);
    show(await measure(ground));
  } finally {
    await Promise.all([client.close(), ...servers.map((server) => server.close())]);
    await rm(folder, { recursive: true, force: true });
  }
}

/** So many weeks are brought, of a hall each: six days of a busy centre. */
const rounds = 5;
const week = { days: 6, visits: 1472 };
/** Tickets are asked for so long at a time (seconds), so often before each week. */
const slice = 1;
const before = 6;

/** The hall that gives tickets begins empty, each of the others with its week. */
const fill = async (dataDir: string, { hall, halls }: Pick<Ground, 'hall' | 'halls'>): Promise<void> => {
  await writeCentres(dataDir, [hall, ...halls]);
  const store = await openSqliteStore({ file: join(dataDir, databaseName) });
  for (const centre of halls) {
    const parts = { store, clock: systemClock, centre: centre.id, document: centre, seed: 1, told: false };
    const filled = await fillPast({ ...parts, ...week, onDay: () => undefined });
    if (!filled.ok) throw new Error(filled.refusal.message);
  }
  await store.close();
};

interface Found {
  /** Milliseconds of each answer, a list a week. */
  readonly idle: readonly (readonly number[])[];
  readonly busy: readonly (readonly number[])[];
  /** Events that were brought, a second. */
  readonly perSecond: readonly number[];
}

interface Ground {
  readonly folder: string;
  /** The one that gives tickets, and those whose weeks are brought. */
  readonly hall: Centre;
  readonly halls: readonly Centre[];
  readonly client: Client;
  readonly servers: CountryServer[];
}

const measure = async (ground: Ground): Promise<Found> => {
  const { hall, halls, client } = ground;
  const admin = { name: 'admin', password: newSecret() };
  const { office, branch } = await start(ground, admin.password);
  const asking = openAsking(`http://127.0.0.1:${office.port}`, '');
  const tickets = await openTickets(branch, hall, admin, client);
  await tickets(3);
  const found = { idle: [] as number[][], busy: [] as number[][], perSecond: [] as number[] };
  for (const { id } of halls) {
    const idle: number[] = [];
    for (let count = 0; count < before; count++) idle.push(...(await answered(tickets)));
    const line = openWay({ asking, admin }, id);
    await line.letIn();
    const first = await line.begun();
    const busy: number[] = [];
    const began = performance.now();
    let [from, to] = [0, first];
    // The last slice is left out: a part of it stood still.
    while (from !== to) {
      const ms = await answered(tickets);
      [from, to] = [to, await line.seq()];
      if (from !== to) busy.push(...ms);
    }
    found.perSecond.push((to - first) / ((performance.now() - began) / 1000 - slice));
    found.idle.push(idle);
    found.busy.push(busy);
  }
  return found;
};

/** The head office and the server of all these halls, in the middle of a morning. */
const start = async ({ folder, hall: { timeZone }, servers }: Ground, password: string) => {
  const startsAt = instantOf(dateAt(thisMachine().wall(), timeZone), '10:00', timeZone);
  const time = { elapsed: thisMachine().elapsed(), startsAt };
  const one = async (name: string, own: { readonly [name: string]: string }): Promise<CountryServer> => {
    const environment = { LOG_LEVEL: 'error', PORT: '0', ADMIN_PASSWORD: password, DATA_DIR: join(folder, name) };
    const server = await startServer({ time, folder, environment: { ...environment, ...own } }, () => undefined);
    servers.push(server);
    server.runAt(1);
    return server;
  };
  const office = await one('head-office', { HEAD_OFFICE: 'on' });
  return { office, branch: await one('branch', { UPLINK_URL: `http://127.0.0.1:${office.port}` }) };
};

/** How one centre stands with the head office. */
const openWay = ({ asking, admin }: { readonly asking: Asking; readonly admin: Asker }, centre: string) => {
  const branch = async () => {
    const known = await asking.ask(admin, 'branches');
    if (!known.ok) throw new Error(`the branches are not told: ${known.refusal.code}`);
    return known.value.find((one) => one.centre === centre);
  };
  const seq = async (): Promise<number> => (await branch())?.stream?.seq ?? 0;
  return {
    seq,
    /** Once it asks. */
    async letIn(): Promise<void> {
      let asks = await branch();
      for (; asks === undefined; asks = await branch()) await pause(lookMs);
      const answer = await asking.ask(admin, 'approveBranch', { params: { code: asks.code } });
      if (!answer.ok) throw new Error(`${centre} is not let in: ${answer.refusal.code}`);
    },
    /** How far it has come, once it has brought something. */
    async begun(): Promise<number> {
      let come = await seq();
      for (; come === 0; come = await seq()) await pause(lookMs);
      return come;
    },
  };
};

const lookMs = 20;

const answered = async (tickets: Awaited<ReturnType<typeof openTickets>>): Promise<readonly number[]> => {
  const { ms, failed } = await tickets(slice);
  if (failed > 0) throw new Error(`${failed} tickets were refused`);
  return ms;
};

const show = ({ idle, busy, perSecond }: Found): void => {
  const at = (lists: Found['idle'], rank: number): number => median(lists.map((ms) => atRank(ms, rank)));
  const row = (name: string, rank: number, aim: (ratio: number) => string): readonly string[] => {
    const [alone, beside] = [at(idle, rank), at(busy, rank)];
    const ratio = beside / alone;
    return [name, shown(alone), shown(beside), `${shown(ratio)}${aim(ratio)}`];
  };
  const count = busy.reduce((sum, ms) => sum + ms.length, 0);
  table(
    `Tickets of a branch while it brings a week up, ${shown(median(perSecond))} events a second (${count} tickets)`,
    [
      ['', 'nothing brought, ms', 'a week brought, ms', 'ratio'],
      row('p50', 0.5, () => ''),
      row('p95', 0.95, (ratio) => `  ${verdict(ratio, { atMost: 1.2 })}`),
    ],
  );
};
