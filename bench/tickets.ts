import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from './child.ts';
import type { Load, Loaded } from './children/http-client.ts';
import { atRank, median, ratioOf, shown, table, verdict } from './figures.ts';
import { benchCentre, openBenchHall } from './hall.ts';

/** Durable tickets per second over HTTP, against what bare Fastify does with and without one durable row a request. */

export async function tickets(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'novbe-bench-'));
  const bare = startChild<object, { readonly port: number }>('bare-server.ts', [folder]);
  const { hall, program } = await openBenchHall();
  const client: Client = startChild('http-client.ts');
  try {
    const { port } = await bare.ask({});
    const targets: Targets = {
      ours: { port: hall.port, path: '/api/centres/sample/tickets', headers: program, keyed: true },
      insert: { port, path: '/insert', headers: program, keyed: true },
      nothing: { port, path: '/nothing', headers: program, keyed: true },
    };
    for (const target of Object.values(targets)) await load(client, target, aimed, 3);
    const rows = [['connections', 'ours /s', 'p99 ms', 'insert /s', 'nothing /s', '× insert', '× nothing']];
    const verdicts: string[] = [];
    for (const count of counts) {
      const { rate, p99, ofInsert, ofNothing } = await measure(client, targets, count);
      const rates = (['insert', 'nothing'] as const).map((name) => shown(median(rate(name))));
      rows.push([String(count), shown(median(rate('ours'))), shown(p99), ...rates, shown(ofInsert), shown(ofNothing)]);
      if (count === aimed) verdicts.push(verdict(ofInsert, { atLeast: 2 }), verdict(ofNothing, { atLeast: 0.5 }));
    }
    rows.push([`aim at ${aimed}`, '', '', '', '', ...verdicts]);
    table('Tickets, durable before the answer, printing off', rows);
  } finally {
    await Promise.all([bare.close(), client.close(), hall.close()]);
    await rm(folder, { recursive: true, force: true });
  }
}

const seconds = 1.5;
const rounds = 5;
const counts = [1, 8, 32, 128] as const;
const aimed = 32;

const bodies = benchCentre().services.map(({ id }) => JSON.stringify({ service: id, language: 'az' }));
type Target = Pick<Load, 'port' | 'path' | 'headers' | 'keyed'>;
type Targets = { readonly [name in 'ours' | 'insert' | 'nothing']: Target };
type Client = ReturnType<typeof startChild<Load, Loaded>>;

const load = (client: Client, target: Target, connections: number, time = seconds): Promise<Loaded> =>
  client.ask({ ...target, method: 'POST', bodies, connections, seconds: time, pauseMs: 0 });

const measure = async (client: Client, targets: Targets, connections: number) => {
  const found = { ours: [] as Loaded[], insert: [] as Loaded[], nothing: [] as Loaded[] };
  for (let round = 0; round < rounds; round++) {
    for (const name of ['ours', 'insert', 'nothing'] as const) {
      const loaded = await load(client, targets[name], connections);
      if (loaded.failed > 0) throw new Error(`${name}: ${loaded.failed} of ${loaded.answers} were refused`);
      found[name].push(loaded);
    }
  }
  const rate = (name: keyof Targets) => found[name].map(({ perSecond }) => perSecond);
  const p99 = atRank(
    found.ours.flatMap(({ ms }) => ms),
    0.99,
  );
  return {
    rate,
    p99,
    ofInsert: ratioOf(rate('ours'), rate('insert')),
    ofNothing: ratioOf(rate('ours'), rate('nothing')),
  };
};
