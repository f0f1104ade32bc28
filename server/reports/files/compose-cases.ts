import {
  type CaseKey,
  type CaseRow,
  type CasesReport,
  caseColumns,
  caseFigure,
} from '../../../shared/cases/case-figures.ts';
import { type CasesWords, casesWords } from '../../../shared/cases/case-report-words.ts';
import { caseChannels } from '../../../shared/cases/cases.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import {
  dash,
  dayAndMonth,
  maybePercent,
  monthOfYear,
  shortDay,
  wholeNumber,
} from '../../../shared/reports/figure-words.ts';
import { mostInChart } from '../../../shared/reports/report-rows.ts';
import { reportWords } from '../../../shared/reports/report-words.ts';
import { type Days, daysOf } from '../../../shared/time/days.ts';
import { inLanguage } from '../../../shared/words.ts';
import type { Language } from '../../languages.ts';
import { frameOf } from './compose-frame.ts';
import { countPanel, sharePanel } from './panels.ts';
import {
  type FileCharts,
  type FileFigure,
  type FilePanel,
  type FileTable,
  plainColumn,
  type ReportContent,
} from './report-content.ts';
import type { FileLanguage } from './report-of-file.ts';

/** All that a file of what became of cases is made of. */
export interface CasesOfFile {
  readonly centre: Pick<Centre, 'name' | 'languages' | 'timeZone'>;
  readonly range: Days;
  readonly by: CaseKey;
  readonly report: CasesReport;
  /** When it is made (ms). */
  readonly now: number;
}

/** What became of cases, in a language, ready to be written into a file. */
export function composeCases(cases: CasesOfFile, code: string, language: Language): ReportContent {
  const own = casesWords(code);
  const reports = reportWords(code);
  const words = { code, language, reports, own, keyWord: keyWordOf(cases, code, language) };
  return {
    ...frameOf(cases, words),
    title: own.heading,
    subtitle: own.reportBy[cases.by],
    figures: figuresOf(cases, words),
    charts: chartsOf(cases, words),
    tables: [tableOf(cases, words)],
    compared: null,
    notes: cases.by === 'day' || cases.by === 'month' ? [own.standing] : [],
    definitions: caseColumns.map((figure) => ({ name: own.figures[figure], text: own.definitions[figure] })),
  };
}

interface CasesFileLanguage extends FileLanguage {
  readonly own: CasesWords;
}

const keyWordOf = ({ by, report, centre }: CasesOfFile, code: string, language: Language) => {
  const own = casesWords(code);
  const names = new Map(report.rows.map(({ key, name }) => [key, name]));
  return (key: string): string => {
    if (by === 'day') return dayAndMonth(key, language.months);
    if (by === 'month') return monthOfYear(key, language.months);
    if (by === 'channel') return own.channels[caseChannels.find((one) => one === key) ?? 'web'];
    if (key === '' && by !== 'kind') return own.empty[by];
    const name = names.get(key) ?? key;
    return typeof name === 'string' ? name : inLanguage(name, code, centre.languages[0]);
  };
};

const figuresOf = ({ report: { total } }: CasesOfFile, words: CasesFileLanguage): readonly FileFigure[] => {
  const { own, language } = words;
  const { manager } = language;
  const count = (n: number | null): string => (n === null ? dash : wholeNumber(n, manager));
  const figure = (name: string, value: string, more: readonly string[] = []) => ({ name, value, more, isMet: null });
  const owed = total.answered + total.overdue + total.endedLate;
  const { median, p90 } = total.workingDays;
  return [
    figure(own.figures.onTime, maybePercent(total.onTime, manager), owed === 0 ? [] : [own.of(count(owed))]),
    figure(own.figures.median, count(median), p90 === null ? [] : [own.p90(count(p90))]),
    figure(own.figures.received, count(total.received)),
    figure(own.figures.answered, count(total.answered), total.late === 0 ? [] : [own.late(count(total.late))]),
    figure(own.figures.open, count(total.open), total.overdue === 0 ? [] : [own.overdue(count(total.overdue))]),
  ];
};

/** Along time, or of the keys of which most was received. */
const chartsOf = ({ by, report, range }: CasesOfFile, words: CasesFileLanguage): FileCharts | null => {
  const { own, language } = words;
  const { manager } = language;
  if (report.rows.length === 0) return null;
  const known = new Map(report.rows.map((row) => [row.key, row]));
  const most = report.rows
    .toSorted((a, b) => b.received - a.received || (a.key < b.key ? -1 : 1))
    .slice(0, mostInChart);
  const keys =
    by === 'day' ? daysOf(range) : by === 'month' ? report.rows.map(({ key }) => key) : most.map(({ key }) => key);
  return {
    alongTime: by === 'day',
    labels: keys.map((key) => (by === 'day' ? shortDay(key, manager) : words.keyWord(key))),
    panels: panelsOf(
      keys.map((key) => known.get(key) ?? null),
      words,
    ),
    note:
      by !== 'day' && by !== 'month' && most.length < report.rows.length
        ? own.most(most.length, wholeNumber(report.rows.length, manager))
        : null,
  };
};

const panelsOf = (
  rows: readonly (CaseRow | null)[],
  { own, language: { manager } }: CasesFileLanguage,
): readonly FilePanel[] => {
  const values = (figure: 'onTime' | 'received' | 'answered' | 'overdue') => rows.map((row) => row?.[figure] ?? null);
  return [
    sharePanel(own.figures.onTime, values('onTime'), null, manager),
    ...(['received', 'answered', 'overdue'] as const).map((figure) =>
      countPanel(own.figures[figure], values(figure), manager),
    ),
  ];
};

const tableOf = ({ by, report }: CasesOfFile, { own, language, keyWord }: CasesFileLanguage): FileTable => {
  const cells = (row: CaseRow) => caseColumns.map((figure) => caseFigure(row, figure));
  return {
    part: 'figures',
    name: own.reportBy[by],
    columns: [
      plainColumn(own.by[by], by === 'day' ? 'day' : 'text'),
      ...caseColumns.map((figure) => plainColumn(own.figures[figure], figure === 'onTime' ? 'share' : 'count')),
    ],
    rows: report.rows.map((row) => [by === 'day' ? row.key : keyWord(row.key), ...cells(row)]),
    total: [language.manager.history.total, ...cells(report.total)],
    compared: null,
    note: report.rows.length === 0 ? own.none : null,
  };
};
