import { longestName } from '../../scripts/sample-centre.ts';
import type { CountryReport } from '../../shared/country/country-reports.ts';
import type { ReportRow, Spread } from '../../shared/reports/figures.ts';
import { manyCentres, secondsAgo } from './country-fakes.ts';

/** Figures of centres beside each other. */

/** A row with so many called; half of them waited so long (s). */
export function comparedRow(key: string, called: number, median: number | null, level = 0.8): ReportRow {
  const spread = (half: number | null): Spread => ({
    ...{ count: called, mean: half, median: half },
    ...{ p90: half === null ? null : half * 3, max: half === null ? null : half * 9 },
  });
  return {
    ...{ key, issued: called + 4, served: called, noShow: Math.floor(called / 20), abandoned: 4 },
    ...{ wait: spread(median), service: spread(median === null ? null : 400 + (median % 90)) },
    serviceLevel: median === null ? null : level,
  };
}

/** So many rows of centres or months: the second over few, the third cut off, the last without anybody called. */
export function comparedOf(many: number, kind: 'centre' | 'month' | 'longest' = 'centre'): CountryReport {
  const centres = manyCentres(many);
  const rows = centres.map(({ id, name }, at) => ({
    ...comparedRow(
      kind === 'month' ? `2026-${String(at + 1).padStart(2, '0')}` : id,
      at === 1 ? 12 : at === many - 1 ? 0 : 4100 - at * 290,
      at === many - 1 ? null : 240 + ((at * 397) % 1100),
      0.97 - ((at * 7) % 40) / 100,
    ),
    name: kind === 'month' ? null : kind === 'longest' ? longestName : name,
  }));
  return {
    ...{ rows, total: comparedRow('', 31_240, 610, 0.83), asOf: secondsAgo(30), source: 'legs', legs: 31_240 },
    centres: centres.map(({ id, name, region }, at) => ({
      ...{ id, name, region, heardAt: secondsAgo(at === 2 ? 5400 : 12) },
    })),
  };
}
