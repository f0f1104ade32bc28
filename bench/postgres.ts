import { aCluster, inDatabase } from '../tests/support/postgres.ts';
import { startChild } from './child.ts';
import type { Load, Loaded } from './children/http-client.ts';
import { atRank, median, ratioOf, shown, table } from './figures.ts';
import { benchCentre, openBenchHall } from './hall.ts';

/** Durable tickets over HTTP with the store in PostgreSQL, beside SQLite, and beside Fastify that inserts as many bytes there with nothing around it. */

export async function postgres(): Promise<void> {
  const cluster = await aCluster();
  await inDatabase(cluster.url('postgres'), 'CREATE DATABASE bare');
  const bare = startChild<object, { readonly port: number }>('bare-postgres.ts', [cluster.url('bare')]);
  const ours = await openBenchHall(benchCentre(), undefined, cluster.url('postgres'));
  const sqlite = await openBenchHall();
  const client: Client = startChild('http-client.ts');
  try {
    const path = '/api/centres/sample/tickets';
    const { port } = await bare.ask({});
    const targets: Targets = {
      ours: { port: ours.hall.port, path, headers: ours.program, keyed: true },
      sqlite: { port: sqlite.hall.port, path, headers: sqlite.program, keyed: true },
      insert: { port, path: '/insert', headers: ours.program, keyed: true },
    };
    table('Tickets, durable in PostgreSQL before the answer, printing off', await compared(client, targets));
  } finally {
    await Promise.all([bare.close(), client.close(), ours.hall.close(), sqlite.hall.close()]);
    cluster.stop('fast');
    cluster.remove();
  }
}

const compared = async (client: Client, targets: Targets): Promise<readonly (readonly string[])[]> => {
  for (const name of names) await load(client, targets[name], 32);
  const rows = [['connections', 'ours /s', 'p50 ms', 'p95 ms', 'SQLite /s', 'insert /s', '× SQLite', '× insert']];
  for (const count of counts) {
    const found = await measure(client, targets, count);
    const ms = found.ours.flatMap((one) => one.ms);
    const [own = [], beside = [], insert = []] = names.map((name) => found[name].map(({ perSecond }) => perSecond));
    const ratios = [ratioOf(own, beside), ratioOf(own, insert)];
    const waits = [0.5, 0.95].map((share) => atRank(ms, share));
    rows.push([String(count), ...[median(own), ...waits, median(beside), median(insert), ...ratios].map(shown)]);
  }
  return rows;
};

const seconds = 1.5;
const rounds = 5;
const counts = [1, 8, 32, 128] as const;
const names = ['ours', 'sqlite', 'insert'] as const;

const bodies = benchCentre().services.map(({ id }) => JSON.stringify({ service: id, language: 'az' }));
type Target = Pick<Load, 'port' | 'path' | 'headers' | 'keyed'>;
type Targets = { readonly [name in (typeof names)[number]]: Target };
type Client = ReturnType<typeof startChild<Load, Loaded>>;

const load = (client: Client, target: Target, connections: number): Promise<Loaded> =>
  client.ask({ ...target, method: 'POST', bodies, connections, seconds, pauseMs: 0 });

const measure = async (client: Client, targets: Targets, connections: number) => {
  const found = { ours: [] as Loaded[], sqlite: [] as Loaded[], insert: [] as Loaded[] };
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const loaded = await load(client, targets[name], connections);
      if (loaded.failed > 0) throw new Error(`${name}: ${loaded.failed} of ${loaded.answers} were refused`);
      found[name].push(loaded);
    }
  }
  return found;
};
