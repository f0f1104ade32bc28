import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { MeanEstimate } from '../engine/simulate/control-variates.ts';
import type { LongRunSeen } from '../engine/simulate/long-run.ts';
import { commandLine, fail, say } from './command-line.ts';
import { openProgress } from './progress.ts';
import { type Compared, compare, misses, offBy, theoryCases } from './theory-cases.ts';

const { values } = commandLine({
  usage: 'npm run theory [-- --seeds A,B,C]',
  help: [
    "The engine's own rule of who is next against queueing theory: exponential times, five million visitors a case or more.",
    'Ends with 1 if a mean is more than 3 % off. Takes some minutes.',
    '',
    '  seen        the plain mean over all visitors, with its standard error',
    '  controlled  the same with what chance did to these visitors, first come first served, taken out',
    '  --seeds     1,2,3,4,5 unless given; every one of them counts',
  ].join('\n'),
  options: { seeds: { type: 'string' } },
});

const wished = values.seeds ?? '1,2,3,4,5';
if (!/^[0-9]{1,9}(,[0-9]{1,9})*$/.test(wished)) fail(`--seeds must be numbers with commas between, not "${wished}"`, 2);
const seeds = wished.split(',').map(Number);

interface Task {
  readonly index: number;
  readonly seed: number;
}

/** Runs all, as many at a time as the machine has processors. */
const runAll = async (tasks: readonly Task[], onDone: (task: Task, seen: LongRunSeen) => void): Promise<void> => {
  const left = [...tasks];
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./theory-worker.ts', import.meta.url));
    for (let task = left.shift(); task !== undefined; task = left.shift()) {
      worker.postMessage(task);
      const [seen] = (await once(worker, 'message')) as [LongRunSeen];
      onDone(task, seen);
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(tasks.length, availableParallelism()) }, work));
};

const number = (value: number): string => value.toPrecision(4);
const estimated = (compared: Compared, seen: MeanEstimate | null): readonly [string, string] =>
  seen === null
    ? ['-', '-']
    : [`${number(seen.mean)} ± ${seen.standardError.toPrecision(2)}`, `${(offBy(compared, seen) * 100).toFixed(2)} %`];

const rowsOf = (index: number, runs: readonly LongRunSeen[]): readonly (readonly string[])[] => {
  const one = theoryCases[index];
  if (one === undefined) return [];
  return compare(one, runs).map((compared) => [
    one.name,
    compared.figure,
    number(compared.theory),
    ...estimated(compared, compared.seen),
    ...estimated(compared, compared.controlled),
    misses(compared) ? 'MISS' : 'ok',
  ]);
};

const show = (rows: readonly (readonly string[])[]): void => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows)
    say(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
};

const runs = new Map<number, LongRunSeen[]>();
const tasks = theoryCases.flatMap((_, index) => seeds.map((seed) => ({ index, seed })));
const progress = openProgress(process.stdout);
let done = 0;
const start = performance.now();
await runAll(tasks, ({ index, seed }, seen) => {
  done += 1;
  runs.set(index, [...(runs.get(index) ?? []), seen]);
  progress.tell(done, tasks.length, `${theoryCases[index]?.name}, seed ${seed}`);
});
progress.end();

const heads = ['case', 'figure', 'theory', 'seen', 'off by', 'controlled', 'off by', ''];
const rows = theoryCases.flatMap((_, index) => rowsOf(index, runs.get(index) ?? []));
show([heads, ...rows]);
const customers = theoryCases.map((one) => `${(one.customers * seeds.length) / 1e6}`).join(', ');
say(
  `Minutes; seeds ${seeds.join(' ')}; ${customers} million visitors; ${((performance.now() - start) / 1000).toFixed(0)} s`,
);
if (rows.some((row) => row.at(-1) === 'MISS')) fail('The engine does not do what theory says: see MISS above');
