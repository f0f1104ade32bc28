import { cpus, loadavg } from 'node:os';

/** The middle of these numbers; the mean of the two in the middle where they are even. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
}

/** The value at nearest rank of these numbers, `share` from 0 to 1. */
export function atRank(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle of the ratios of pairs measured one after another: what disturbs the machine disturbs both of a pair. */
export function ratioOf(ours: readonly number[], yardstick: readonly number[]): number {
  return median(ours.map((one, round) => one / (yardstick[round] ?? Number.NaN)));
}

/** A number as a table shows it: three figures or so, thousands apart. */
export function shown(number: number): string {
  return number.toLocaleString('en', {
    minimumFractionDigits: digits(Math.abs(number)),
    maximumFractionDigits: digits(Math.abs(number)),
  });
}

export type Aim = { readonly atLeast: number } | { readonly atMost: number };

/** How a ratio or a figure stands to its aim. */
export function verdict(number: number, aim: Aim): string {
  const [good, words] =
    'atLeast' in aim ? [number >= aim.atLeast, `≥ ${aim.atLeast}`] : [number <= aim.atMost, `≤ ${aim.atMost}`];
  return `${words}: ${good ? 'met' : 'MISSED'}`;
}

/** Prints a table; the first row is its head. */
export function table(title: string, rows: readonly (readonly string[])[]): void {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  const pad = (text: string, column: number): string =>
    text + ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...text].length));
  line(`\n${title}`);
  for (const [index, row] of rows.entries()) {
    line(`  ${row.map(pad).join('  ').trimEnd()}`);
    if (index === 0) line(`  ${widths.map((width) => '-'.repeat(width)).join('  ')}`);
  }
}

/** The machine and how busy it is just now, by itself and by us. */
export function machine(): string {
  const [first] = cpus();
  const load = loadavg().map((one) => one.toFixed(2));
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, Node ${process.versions.node}, load average ${load.join(' ')}`;
}

const digits = (size: number): number => (size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);

const line = (text: string): void => void process.stdout.write(`${text}\n`);
