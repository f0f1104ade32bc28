import {
  type CallKey,
  type CallRow,
  type CallsReport,
  callbackSteps,
  callColumns,
  callFigure,
  callFigureKind,
} from '../../../shared/calls/call-figures.ts';
import { type CallsWords, callsWords } from '../../../shared/calls/call-report-words.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { dayAndMonth, duration, percent, shortDay, wholeNumber } from '../../../shared/reports/figure-words.ts';
import { mostInChart } from '../../../shared/reports/report-rows.ts';
import { reportWords } from '../../../shared/reports/report-words.ts';
import { type Days, daysOf } from '../../../shared/time/days.ts';
import { inLanguage } from '../../../shared/words.ts';
import type { Language } from '../../languages.ts';
import { frameOf } from './compose-frame.ts';
import { countPanel, durationPanel } from './panels.ts';
import {
  type FileCharts,
  type FileFigure,
  type FilePanel,
  type FileTable,
  plainColumn,
  type ReportContent,
} from './report-content.ts';
import type { FileLanguage } from './report-of-file.ts';

/** All that a file of what calls came to is made of. */
export interface CallsOfFile {
  readonly centre: Pick<Centre, 'name' | 'languages' | 'timeZone'>;
  readonly range: Days;
  readonly by: CallKey;
  readonly report: CallsReport;
  /** When it is made (ms). */
  readonly now: number;
}

/** What calls came to, in a language, ready to be written into a file. */
export function composeCalls(calls: CallsOfFile, code: string, language: Language): ReportContent {
  const own = callsWords(code);
  const reports = reportWords(code);
  const words = { code, language, reports, own, keyWord: keyWordOf(calls, code, language) };
  return {
    ...frameOf(calls, words),
    title: own.heading,
    subtitle: own.reportBy[calls.by],
    figures: figuresOf(calls, words),
    charts: chartsOf(calls, words),
    tables: [tableOf(calls, words), callbacksTable(calls, words)],
    compared: null,
    notes: [reports.durations],
    definitions: callColumns.map((figure) => ({ name: own.figures[figure], text: own.definitions[figure] })),
  };
}

interface CallsFileLanguage extends FileLanguage {
  readonly own: CallsWords;
}

const keyWordOf = ({ by, report, centre }: CallsOfFile, code: string, { manager, months }: Language) => {
  const names = new Map(report.rows.map(({ key, name }) => [key, name]));
  return (key: string): string => {
    if (by === 'day') return dayAndMonth(key, months);
    if (by === 'hour') return manager.hour(key);
    if (key === '') return callsWords(code).noTopic;
    const name = names.get(key) ?? key;
    return typeof name === 'string' ? name : inLanguage(name, code, centre.languages[0]);
  };
};

const figuresOf = ({ report: { total } }: CallsOfFile, words: CallsFileLanguage): readonly FileFigure[] => {
  const { own, language } = words;
  const { manager } = language;
  const count = (n: number): string => wholeNumber(n, manager);
  const time = (seconds: number | null): string => (seconds === null ? own.unknown : duration(seconds, manager));
  const p90 = (seconds: number | null) => (seconds === null ? [] : [own.p90(duration(seconds, manager))]);
  const figure = (name: string, value: string, more: readonly string[] = []) => ({ name, value, more, isMet: null });
  const { figures: names } = own;
  const { answered, abandoned, abandonment, onRecord, wait, talk } = total;
  return [
    figure(names.answered, count(answered), [own.onRecord(count(onRecord))]),
    abandonment === null
      ? figure(names.abandoned, own.unknown)
      : figure(names.abandoned, count(abandoned), [percent(abandonment, manager)]),
    figure(names.waitMean, time(wait.mean), [...p90(wait.p90), own.waits(count(wait.count), count(answered))]),
    figure(names.talkMean, time(talk.mean), p90(talk.p90)),
  ];
};

/** Along time, or of the keys with the most calls. */
const chartsOf = ({ by, report: { rows }, range }: CallsOfFile, words: CallsFileLanguage): FileCharts | null => {
  const { manager } = words.language;
  if (rows.length === 0) return null;
  const known = new Map(rows.map((row) => [row.key, row]));
  const most = rows.toSorted((a, b) => b.calls - a.calls || (a.key < b.key ? -1 : 1)).slice(0, mostInChart);
  const keys = by === 'day' ? daysOf(range) : by === 'hour' ? rows.map(({ key }) => key) : most.map(({ key }) => key);
  return {
    alongTime: by === 'day',
    labels: keys.map((key) => (by === 'day' ? shortDay(key, manager) : words.keyWord(key))),
    panels: panelsOf(
      keys.map((key) => known.get(key) ?? null),
      words,
    ),
    note:
      by === 'topic' && most.length < rows.length
        ? words.own.most(most.length, wholeNumber(rows.length, manager))
        : null,
  };
};

const panelsOf = (
  rows: readonly (CallRow | null)[],
  { own, language: { manager } }: CallsFileLanguage,
): readonly FilePanel[] =>
  (['answered', 'abandoned', 'waitMean', 'talkMean'] as const).map((figure) => {
    const values = rows.map((row) => (row === null ? null : callFigure(row, figure)));
    return callFigureKind(figure) === 'count'
      ? countPanel(own.figures[figure], values, manager)
      : durationPanel(own.figures[figure], values, null, manager);
  });

const tableOf = ({ by, report }: CallsOfFile, { own, language, keyWord }: CallsFileLanguage): FileTable => {
  const cells = (row: CallRow) => callColumns.map((figure) => callFigure(row, figure));
  return {
    part: 'figures',
    name: own.reportBy[by],
    columns: [
      plainColumn(own.by[by], by === 'day' ? 'day' : 'text'),
      ...callColumns.map((figure) => plainColumn(own.figures[figure], callFigureKind(figure))),
    ],
    rows: report.rows.map((row) => [by === 'day' ? row.key : keyWord(row.key), ...cells(row)]),
    total: [language.manager.history.total, ...cells(report.total)],
    compared: null,
    note: report.rows.length === 0 ? own.none : null,
  };
};

const callbacksTable = ({ report: { callbacks } }: CallsOfFile, { own }: CallsFileLanguage): FileTable => ({
  part: 'callbacks',
  name: own.callbacks,
  columns: callbackSteps.map((step) => plainColumn(own.callback[step], 'count')),
  rows: [callbackSteps.map((step) => callbacks[step])],
  total: null,
  compared: null,
  note: own.callbacksMore,
});
