import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readVisits, type Visit } from '../server/history/visits-csv.ts';
import { newTrial, runTrial } from '../server/learning/backtest.ts';
import type { PastVisit } from '../server/learning/replay.ts';
import { rivals } from '../server/learning/rivals.ts';
import { type Outcome, type Score, scoreOf } from '../server/learning/scores.ts';
import { commandLine, fail, say } from './command-line.ts';

const { positionals, values } = commandLine({
  usage: 'npm run backtest -- FILE',
  help: 'x',
  options: { train: { type: 'string' }, 'skip-bad': { type: 'boolean' }, centre: { type: 'string' } },
  needs: ['FILE'],
});

const read = (file: string): readonly Visit[] => {
  const bytes = readFileSync(file);
  const { visits, problems } = readVisits((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8'));
  if (problems.length > 0 && values['skip-bad'] !== true) fail(problems.join('\n'), 2);
  return visits;
};

const past = (visit: Visit): PastVisit => ({
  ...visit,
  rank: visit.priority === '' ? 0 : 1,
  gaveUp: visit.outcome === 'cancelled' && visit.calledAt === null,
});

const visits = read(positionals[0] ?? '');
const before = values.train === undefined ? [] : read(values.train);
const trial = newTrial();
for (const centre of new Set(visits.map((visit) => visit.centre))) {
  const own = visits.filter((visit) => visit.centre === centre);
  const trained = before.filter((visit) => visit.centre === centre);
  const offset = own[0]?.offset ?? 0;
  runTrial(trained.map(past), own.map(past), { offsetAt: () => offset, standardSeconds: () => null }, trial);
}
const row = (name: string, score: Score | null) => {
  if (score === null) return;
  const pc = (x: number | null) => (x === null ? '' : (x * 100).toFixed(1));
  say(
    [
      name.padEnd(34),
      score.tickets,
      ...[score.bias, score.meanError, score.rootMeanSquare, score.medianError].map((x) => x.toFixed(1)),
      pc(score.within5),
      pc(score.within10),
      score.p90Error.toFixed(0),
      pc(score.inside),
      pc(score.belowUpper),
      pc(score.aboveLower),
    ].join('  '),
  );
};
row('ours', scoreOf(trial.ours));
row('spoken', scoreOf(trial.spoken));
for (const { name } of rivals) row(name, scoreOf(trial.rivals.get(name) as Outcome[]));
say(`learnt ${trial.learnt} unknown ${trial.unknown}`);
