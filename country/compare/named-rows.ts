import { cutMs } from '../../shared/country/country.ts';
import type { CountryReport } from '../../shared/country/country-reports.ts';
import type { Label } from '../../shared/labels.ts';
import { type CsvCell, csv } from '../../shared/reports/csv.ts';
import type { ReportRow } from '../../shared/reports/figures.ts';
import { say } from '../../ui/words.ts';
import type { CompareKey } from './compare-model.ts';
import { type ComparedFigure, comparedFigures, countOf, figureOf, type RankedRow } from './ranks.ts';
import type { CompareWords } from './words.ts';

/** A row of the comparison: what it is called, and what it is put in order by where that is its name. */
export interface NamedRow {
  readonly row: ReportRow;
  readonly name: string;
  readonly label: string;
  /** Since when its centre was not heard of (ISO); null = it is, or the row is of no one centre. */
  readonly cutSince: string | null;
}

/** The rows of a report as they are called in a language, at `now` (ms). */
export function namedRows(
  { rows, centres }: CountryReport,
  by: CompareKey,
  { language, own, now }: { readonly language: string; readonly own: CompareWords; readonly now: number },
): readonly NamedRow[] {
  const heard = new Map(by === 'centre' ? centres.map(({ id, heardAt }) => [id, heardAt]) : []);
  return rows.map((row) => {
    const label = labelOf(row, by, language, own);
    const heardAt = heard.get(row.key) ?? null;
    const isCut = heardAt !== null && now - Date.parse(heardAt) > cutMs;
    return { row, label, name: by === 'month' ? row.key : label, cutSince: isCut ? heardAt : null };
  });
}

/** The comparison as a file: durations in whole seconds, shares from 0 to 1, over how many each is. */
export function compareCsv(
  rows: readonly RankedRow<NamedRow>[],
  by: CompareKey,
  own: CompareWords,
  decimal: string,
): string {
  const heads = comparedFigures.flatMap((figure) => [headOf(figure, own), ...(figure === 'issued' ? [] : ['n'])]);
  const cells = ({ row: { row, label }, rank }: RankedRow<NamedRow>): readonly CsvCell[] => [
    rank,
    label,
    ...comparedFigures.flatMap((figure) => [
      figureOf(row, figure),
      ...(figure === 'issued' ? [] : [countOf(row, figure)]),
    ]),
  ];
  return csv([[own.rank, own.keys[by], ...heads], ...rows.map(cells)], decimal);
}

/** Whether a figure is a duration, a share or a count. */
export function kindOf(figure: ComparedFigure): 'duration' | 'share' | 'count' {
  if (figure === 'issued') return 'count';
  return figure === 'serviceLevel' || figure === 'noShow' ? 'share' : 'duration';
}

const headOf = (figure: ComparedFigure, own: CompareWords): string =>
  kindOf(figure) === 'duration' ? own.seconds(own.figures[figure]) : own.figures[figure];

const labelOf = (
  { key, name }: ReportRow & { readonly name?: Label | null },
  by: CompareKey,
  language: string,
  own: CompareWords,
): string => {
  if (key === '') return by === 'region' ? own.noRegion : own.unsaid;
  if (by === 'month') return key.split('-').reverse().join(own.dateSign);
  if (name === null || name === undefined) return key;
  return (typeof name === 'string' ? name : say(name, language, [])) || key;
};
