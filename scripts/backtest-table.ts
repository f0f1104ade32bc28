import type { Score } from '../engine/wait/training/scores.ts';

/** Scores as lines of a table, a method a line; a dash where a method says nothing. */
export function scoreTable(
  rows: readonly { readonly name: string; readonly score: Score | null }[],
): readonly string[] {
  const all = [heads, ...rows.map(({ name, score }) => cellsOf(name, score))];
  const widths = heads.map((_, column) => Math.max(...all.map((cells) => (cells[column] ?? '').length)));
  return all.map((cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}

const heads = [
  'method',
  'tickets',
  'bias',
  'MAE',
  'RMSE',
  'median',
  'in 5 min',
  'in 10 min',
  'p90',
  'inside',
  '< upper',
  '> lower',
];

const percent = (share: number | null): string => (share === null ? '-' : `${(share * 100).toFixed(1)} %`);
const seconds = (value: number): string => value.toFixed(1);

const cellsOf = (name: string, score: Score | null): readonly string[] =>
  score === null
    ? [name, '0', ...heads.slice(2).map(() => '-')]
    : [
        name,
        String(score.tickets),
        seconds(score.bias),
        seconds(score.meanError),
        seconds(score.rootMeanSquare),
        seconds(score.medianError),
        percent(score.within5),
        percent(score.within10),
        seconds(score.p90Error),
        percent(score.inside),
        percent(score.belowUpper),
        percent(score.aboveLower),
      ];
