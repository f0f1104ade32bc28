import type { Lived, Run } from './country.ts';

/** So often a country is lived through again at most. */
const mostRuns = 40;

/** The fewest faults found with which this seed still fails, by their numbers: halves and ever smaller parts are left out in turn. */
export async function fewestFaults(liveThrough: (run: Run) => Promise<Lived>, run: Run, faults: number) {
  let [left, parts, runs] = [Array.from({ length: faults }, (_, at) => at), 2, 0];
  while (parts <= left.length * 2 && left.length > 0 && runs < mostRuns) {
    const size = Math.ceil(left.length / parts);
    let isSmaller = false;
    for (let from = 0; from < left.length && runs < mostRuns; from += size) {
      const fewer = [...left.slice(0, from), ...left.slice(from + size)];
      runs += 1;
      const { findings } = await liveThrough({ ...run, only: new Set(fewer) });
      if (findings.length === 0) continue;
      [left, isSmaller] = [fewer, true];
      break;
    }
    if (!isSmaller && size === 1) return left;
    parts = isSmaller ? Math.max(2, parts - 1) : parts * 2;
  }
  return left;
}
