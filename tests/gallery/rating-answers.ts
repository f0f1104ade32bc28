import { figuresOf, leastOf, shownRows } from '../../engine/ratings/satisfaction.ts';
import { longestName } from '../../scripts/sample-centre.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Label } from '../../shared/labels.ts';
import { type RatingReportKey, type Score, scores } from '../../shared/reports/rating-scores.ts';
import type { RouteValue } from '../../shared/routes.ts';

/** What the server answers of how it was: `longest` = few ratings, and names and comments are long. */
export function ratingsReport(by: string, amount: string): RouteValue<'ratings'> {
  const isLong = amount === 'longest';
  const key: RatingReportKey = by === 'clerk' || by === 'day' ? by : 'service';
  const sizes = amount === 'empty' ? [] : isLong ? [4, 9, 3] : [64, 31, 118, 3, 7];
  const shown = shownRows(new Map(sizes.map((n, at) => [`${at}`, n])), leastOf(key));
  const total = sizes.reduce((sum, n) => sum + n, 0);
  return {
    until: amount === 'empty' ? null : '2026-11-19',
    visits: figuresOf(given(total), total * 3),
    cases: figuresOf(given(isLong || amount === 'empty' ? 0 : 12), null),
    anonymous: figuresOf(given(sizes.length * 20).toReversed(), null),
    rows: sizes.map((n, at) => ({
      ...{ key: keysOf[key](at), name: key === 'day' ? null : nameAt(at, isLong) },
      ...figuresOf(given(n), n * 3, shown.has(`${at}`) ? leastOf(key) : Number.POSITIVE_INFINITY),
    })),
    reasons: sizes.flatMap((n, at) => {
      const reason = sampleCentre.ratingReasons?.[at];
      return reason === undefined ? [] : { id: reason.id, name: reason.name, count: n };
    }),
    comments: sizes.slice(0, 4).map((_, at) => ({ score: scoreAt(at), text: isLong ? longComment : comment(at) })),
  };
}

const keysOf: { readonly [K in RatingReportKey]: (at: number) => string } = {
  service: (at) => `service-${at}`,
  clerk: (at) => `clerk-${at}`,
  day: (at) => `2026-11-${13 + at}`,
};
const nameAt = (at: number, isLong: boolean): Label =>
  isLong ? longestName : (sampleCentre.services[at]?.name ?? `${at}`);

/** Most are satisfied. */
const scoreAt = (at: number): Score => scores[[4, 3, 4, 2, 4, 0, 3, 1][at % 8] ?? 0] ?? 1;
const given = (n: number): readonly Score[] => Array.from({ length: n }, (_, at) => scoreAt(at));

const comment = (at: number): string =>
  ['Hər şeyi izah etdilər, çox sağ olun.', 'Növbə uzun idi.', 'Sənədi ikinci dəfə gətirməli oldum.', 'Yaxşıdır.'][at] ??
  '';
const longComment = 'Çox gözlədim, sonra da izah etmədilər. '.repeat(26).slice(0, 1000);
