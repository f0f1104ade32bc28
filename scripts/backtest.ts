import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { CentreFacts } from '../engine/wait/observation.ts';
import { runTrial, type Trial } from '../engine/wait/training/backtest.ts';
import { baselines } from '../engine/wait/training/baselines.ts';
import { type ForecastOutcome, scoreOf } from '../engine/wait/training/scores.ts';
import { systemClock } from '../server/async/clock.ts';
import { pastVisitOf } from '../server/history/past-visit.ts';
import { isZone } from '../server/history/visit-time.ts';
import { readVisits, type Visit } from '../server/history/visits-csv.ts';
import { settingsOrExit } from '../server/main.ts';
import { decodeText } from '../server/text.ts';
import { hourMs } from '../shared/time/durations.ts';
import { scoreTable } from './backtest-table.ts';
import { centreVisits } from './centre-visits.ts';
import { commandLine, fail, say } from './command-line.ts';

const usage = 'npm run backtest -- FILE.csv[.gz] | --centre ID';
const { positionals, values } = commandLine({
  usage,
  help: [
    'Replays recorded visits in time order and scores the wait estimates: at each ticket the estimator knows what had',
    'happened up to its issue, and each night it learns again. Scored are tickets that were called after a wait.',
    '',
    'FILE.csv[.gz]   visits: centre,ticket,service,priority,issuedAt,calledAt,startedAt,endedAt,counter,outcome',
    '--centre ID     the legs of that centre in the store in DATA_DIR, instead of a file',
    '--train FILE    visits to learn from before, unscored',
    '--zone NAME     the time zone of times that name no offset (Asia/Baku)',
    '--skip-bad      leave out rows that cannot be read; without it they are named and nothing is scored',
  ].join('\n'),
  options: {
    train: { type: 'string' },
    zone: { type: 'string' },
    'skip-bad': { type: 'boolean' },
    centre: { type: 'string' },
  },
  optional: ['FILE'],
});

if (values.zone !== undefined && !isZone(values.zone)) fail(`--zone ${values.zone}: there is no such time zone`, 2);

const contents = (file: string): string => {
  try {
    const bytes = readFileSync(file);
    return decodeText(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);
  } catch (error) {
    return fail(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, 2);
  }
};

const mostNamed = 50;
const visitsIn = (file: string): readonly Visit[] => {
  const { visits, problems } = readVisits(contents(file), values.zone ?? null);
  if (problems.length === 0) return visits;
  if (values['skip-bad'] !== true || visits.length === 0) {
    const more = problems.length > mostNamed ? [`… and ${problems.length - mostNamed} more`] : [];
    fail([...problems.slice(0, mostNamed), ...more].map((line) => `${file}: ${line}`).join('\n'), 2);
  }
  say(`${file}: ${problems.length} rows left out`);
  return visits;
};

/** The place of a recording: its offsets are those written beside the issues, by day. */
const placeOf = (visits: readonly Visit[]): CentreFacts => {
  const known = new Map(visits.map(({ issuedAt, offset }) => [Math.floor(issuedAt / hourMs), offset]));
  const usual = visits[0]?.offset ?? 0;
  let [lastHour, last] = [Number.NaN, usual];
  return {
    offsetAt: (at) => {
      const now = Math.floor(at / hourMs);
      if (now !== lastHour) [lastHour, last] = [now, known.get(now) ?? last];
      return last;
    },
    standardSeconds: () => null,
  };
};

const runFile = (file: string): Trial => {
  const before = values.train === undefined ? [] : visitsIn(values.train);
  const scored = Map.groupBy(visitsIn(file), ({ centre }) => centre);
  const taught = Map.groupBy(before, ({ centre }) => centre);
  const first = [...scored.values()]
    .flat()
    .reduce((least, { issuedAt }) => Math.min(least, issuedAt), Number.POSITIVE_INFINITY);
  const centres = [...new Set([...taught.keys(), ...scored.keys()])];
  return runTrial(
    centres.map((centre) => {
      const visits = scored.get(centre) ?? [];
      const earlier = (taught.get(centre) ?? []).filter(({ issuedAt }) => issuedAt < first);
      const place = placeOf([...earlier, ...visits]);
      return { before: earlier.map(pastVisitOf), visits: visits.map(pastVisitOf), place };
    }),
  );
};

const runCentre = async (centre: string): Promise<Trial> => {
  const { visits, place } = await centreVisits(settingsOrExit(), centre);
  return runTrial([{ before: [], visits, place }]);
};

const [file] = positionals;
if ((file === undefined) === (values.centre === undefined))
  fail(`Name either a file or --centre ID (use: ${usage})`, 2);
if (values.centre !== undefined && values.train !== undefined) fail(`--train goes with a file (use: ${usage})`, 2);

const began = systemClock.now();
const trial = file === undefined ? await runCentre(values.centre ?? '') : runFile(file);
const rows: readonly (readonly [string, readonly ForecastOutcome[]])[] = [
  ['our estimate', trial.ours],
  ['our estimate, range as shown', trial.told],
  ...baselines.map(({ name }) => [name, trial.baselines.get(name) ?? []] as const),
];
if (trial.ours.length === 0) fail('There is no ticket that was called after a wait and could be estimated', 1);
for (const line of scoreTable(rows.map(([name, outcomes]) => ({ name, score: scoreOf(outcomes) })))) say(line);
say('');
say(
  `Seconds; bias = estimate - wait; the range should hold 80 % of the waits, 90 % below its upper and 90 % above its lower end.`,
);
say(
  `${trial.learnt} models learnt, ${trial.unknown} tickets could not be estimated, ${((systemClock.now() - began) / 1000).toFixed(1)} s.`,
);
