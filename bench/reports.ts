import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportKeys } from '../shared/reports/figures.ts';
import { startChild } from './child.ts';
import type { Scan } from './children/bare-scan.ts';
import type { Load, Loaded } from './children/http-client.ts';
import { atRank, median, ratioOf, shown, table, verdict } from './figures.ts';
import { type BenchHall, benchCentre, issuing, openBenchHall } from './hall.ts';
import { workingDays, writeYears } from './years.ts';

/** Reports over one year and ten, against one bare scan of the same rows; and whether the kiosk notices. */

export async function reports(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'novbe-bench-'));
  const dates = workingDays(daysAYear * years);
  const file = await writeYears(dataDir, benchCentre(), dates, perDay);
  const hall = await openBenchHall(benchCentre(), dataDir);
  const scanner: Scanner = startChild('bare-scan.ts', [file]);
  const clients: readonly [Client, Client] = [startChild('http-client.ts'), startChild('http-client.ts')];
  try {
    await measure(hall, scanner, clients, dates);
  } finally {
    await Promise.all([scanner.close(), ...clients.map((one) => one.close()), hall.hall.close()]);
    await rm(dataDir, { recursive: true, force: true });
  }
}

const daysAYear = 250;
const years = 10;
const perDay = 1000;
const rounds = 7;
const disturbedRounds = 7;
const disturbedSeconds = 3;

type Client = ReturnType<typeof startChild<Load, Loaded>>;
type Scanner = ReturnType<typeof startChild<Scan, { readonly ms: number; readonly rows: number }>>;

const reportLoad = ({ hall, program }: BenchHall, { from, to }: Scan, by: string, seconds: number): Load => ({
  port: hall.port,
  method: 'GET',
  path: `/api/centres/sample/reports/summary?from=${from}&to=${to}&by=${by}`,
  headers: program,
  bodies: [''],
  connections: 1,
  seconds,
  keyed: false,
  pauseMs: 0,
});

const once = async (client: Client, load: Load): Promise<number> => {
  const { ms, failed } = await client.ask(load);
  if (failed > 0) throw new Error('a report was refused');
  return ms[0] ?? Number.NaN;
};

interface Compared {
  readonly name: string;
  readonly first: number;
  readonly again: number;
  readonly scan: number;
  readonly ratio: number;
}

const compare = async (
  hall: BenchHall,
  client: Client,
  scanner: Scanner,
  range: Scan,
  by: string,
  name: string,
): Promise<Compared> => {
  const load = reportLoad(hall, range, by, 0);
  const first = await once(client, load);
  const ours: number[] = [];
  const scans: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const took = [await once(client, load), (await scanner.ask(range)).ms] as const;
    if (round < 0) continue;
    ours.push(took[0]);
    scans.push(took[1]);
  }
  return { name, first, again: median(ours), scan: median(scans), ratio: ratioOf(ours, scans) };
};

/** The kiosks' answers (p50 and p95, ms), in turns with nothing else going on and while the manager asks for one report after another. */
const disturbance = async ({ hall, program }: BenchHall, reports: readonly Load[], kiosk: Client, manager: Client) => {
  const issue: Load = { ...issuing(hall, program), connections: 4, seconds: disturbedSeconds, pauseMs: 20 };
  await kiosk.ask({ ...issue, seconds: 1 });
  const alone: Loaded[] = [];
  const meanwhile: Loaded[] = [];
  let made = 0;
  for (const load of reports) {
    alone.push(await kiosk.ask(issue));
    const [loaded, { answers, failed }] = await Promise.all([kiosk.ask(issue), manager.ask(load)]);
    if (failed > 0) throw new Error('a report was refused');
    meanwhile.push(loaded);
    made += answers;
  }
  return { alone, meanwhile, made };
};

const showDisturbance = (name: string, { alone, meanwhile, made }: Awaited<ReturnType<typeof disturbance>>): void => {
  const at = (of: readonly Loaded[], rank: number): readonly number[] => of.map(({ ms }) => atRank(ms, rank));
  const ratio = (rank: number): number => ratioOf(at(meanwhile, rank), at(alone, rank));
  table(`Tickets taken while ${name} follow one another (${made} of them)`, [
    ['', 'p50 ms', 'p95 ms', 'aim'],
    ['no report', shown(median(at(alone, 0.5))), shown(median(at(alone, 0.95))), ''],
    ['reports', shown(median(at(meanwhile, 0.5))), shown(median(at(meanwhile, 0.95))), ''],
    ['ratio', shown(ratio(0.5)), shown(ratio(0.95)), verdict(ratio(0.95), { atMost: 1.3 })],
  ]);
};

const measure = async (
  hall: BenchHall,
  scanner: Scanner,
  clients: readonly [Client, Client],
  dates: readonly string[],
) => {
  const to = dates.at(-1) ?? '';
  const year = { from: dates.at(-daysAYear) ?? '', to };
  const all = { from: dates[0] ?? '', to };
  const found = [await compare(hall, clients[0], scanner, year, 'day', 'a year by day')];
  for (const by of reportKeys.filter((key) => key !== 'day')) {
    found.push(await compare(hall, clients[0], scanner, year, by, `a year by ${by}`));
  }
  found.push(await compare(hall, clients[0], scanner, all, 'day', `${years} years by day`));
  table(`Reports: a year has ${shown(daysAYear * perDay)} legs`, [
    ['', 'first time ms', 'in scans', 'then ms', 'bare scan ms', 'ratio', 'aim'],
    ...found.map(({ name, first, again, scan, ratio }) => [
      ...[name, shown(first), shown(first / scan), shown(again), shown(scan), shown(ratio)],
      name.endsWith('by day') ? verdict(ratio, { atMost: 0.3 }) : '',
    ]),
  ]);
  const [kiosk, manager] = clients;
  // Each of these is asked for the first time; the years before the last one are yet to be counted by these keys.
  const before = { from: dates[0] ?? '', to: dates.at(-daysAYear - 1) ?? '' };
  const first = reportKeys.filter((key) => key !== 'day').map((by) => reportLoad(hall, before, by, 0));
  showDisturbance(`first reports over ${years - 1} years`, await disturbance(hall, first, kiosk, manager));
  for (const [name, range] of [
    ['reports over a year', year],
    [`reports over ${years} years`, all],
  ] as const) {
    const again = reportLoad(hall, range, 'day', disturbedSeconds);
    const found = await disturbance(
      hall,
      Array.from({ length: disturbedRounds }, () => again),
      kiosk,
      manager,
    );
    showDisturbance(name, found);
  }
};
