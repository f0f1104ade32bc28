import type { Label } from '../../../shared/labels.ts';
import {
  channelWord,
  dayAndMonth,
  dayRange,
  duration,
  fullDay,
  maybeDuration,
  maybePercent,
  originWord,
  percent,
  roundPercent,
  wholeNumber,
} from '../../../shared/reports/figure-words.ts';
import { abandonedRate, noShowRate } from '../../../shared/reports/report-rows.ts';
import { reportWords } from '../../../shared/reports/report-words.ts';
import { inLanguage } from '../../../shared/words.ts';
import type { Language } from '../../languages.ts';
import { chartsOf } from './compose-charts.ts';
import { frameOf } from './compose-frame.ts';
import { callsTable, mainTable, workTable } from './compose-tables.ts';
import type { FileFigure, FileTable, ReportContent } from './report-content.ts';
import type { FileLanguage, ReportOfFile } from './report-of-file.ts';

/** The report in a language, ready to be written into a file. */
export function composeReport(report: ReportOfFile, code: string, language: Language): ReportContent {
  const reports = reportWords(code);
  const words: FileLanguage = { code, language, reports, keyWord: keyWordOf(report, code, language) };
  const { manager } = language;
  const { by } = report;
  return {
    ...frameOf(report, words),
    title: manager.history.heading,
    subtitle: reports.by[by],
    figures: figuresOf(report, words),
    charts: chartsOf(report, words),
    tables: tablesOf(report, words),
    compared: comparedNote(report, words),
    notes: [reports.durations, manager.definitions.leftOut],
    definitions: definitionsOf(report, words),
  };
}

const comparedNote = (report: ReportOfFile, { language, reports }: FileLanguage): string | null => {
  const { against, before, firstDay } = report;
  const { manager, months } = language;
  if (against === null) return null;
  const days = manager.history.beforeIs(dayRange(against.from, against.to, months));
  if (before === null) return `${days} (${manager.history.noBefore}).`;
  const isWhole = firstDay === null || firstDay <= against.from;
  return isWhole ? `${days}.` : `${days} (${reports.recordedFrom(fullDay(firstDay, months))}).`;
};

const keyWordOf = ({ by, rows, centre, work }: ReportOfFile, code: string, { manager, months }: Language) => {
  const named = [...rows, ...(work?.rows ?? [])];
  const names = new Map(named.map(({ key, name }): [string, Label | null | undefined] => [key, name]));
  return (key: string): string => {
    if (key === '') return manager.history.noKey[by];
    if (by === 'day') return dayAndMonth(key, months);
    if (by === 'hour') return manager.hour(key);
    if (by === 'origin') return originWord(key, manager);
    if (by === 'channel') return channelWord(key, manager);
    const name = names.get(key) ?? key;
    return typeof name === 'string' ? name : inLanguage(name, code, centre.languages[0]);
  };
};

const tablesOf = (report: ReportOfFile, words: FileLanguage): readonly FileTable[] => [
  mainTable(report, words),
  ...(report.work === null ? [] : [workTable(report, report.work, words)]),
  ...(report.calls.length === 0 ? [] : [callsTable(report, words)]),
];

const figuresOf = (report: ReportOfFile, words: FileLanguage): readonly FileFigure[] => [
  meanFigure(report, words, 'wait'),
  meanFigure(report, words, 'service'),
  levelFigure(report, words),
  ...(['issued', 'served', 'noShow', 'abandoned'] as const).map((figure) => countFigure(report, words, figure)),
];

const beforeWord = (words: FileLanguage, value: string | null): readonly string[] =>
  value === null ? [] : [words.language.manager.history.before(value)];

const meanFigure = ({ total, before, centre }: ReportOfFile, words: FileLanguage, figure: 'wait' | 'service') => {
  const { manager } = words.language;
  const target = figure === 'wait' ? centre.targets.meanWaitSeconds : centre.targets.meanServiceSeconds;
  const { mean, count } = total[figure];
  const counted = wholeNumber(count, manager);
  const then = before?.[figure].mean ?? null;
  return {
    name: manager.figures[figure],
    value: maybeDuration(mean, manager),
    isMet: mean === null ? null : mean <= target,
    more: [
      manager.target(duration(target, manager)),
      figure === 'wait' ? manager.overCalls(counted) : manager.overServices(counted),
      ...beforeWord(words, then === null ? null : duration(then, manager)),
    ],
  };
};

const levelFigure = ({ total, before, centre: { targets } }: ReportOfFile, words: FileLanguage): FileFigure => {
  const { manager } = words.language;
  const level = total.serviceLevel;
  const then = before?.serviceLevel ?? null;
  return {
    name: manager.figures.serviceLevel,
    value: maybePercent(level, manager),
    isMet: level === null ? null : level >= targets.serviceLevel,
    more: [
      manager.target(roundPercent(targets.serviceLevel, manager)),
      ...beforeWord(words, then === null ? null : percent(then, manager)),
    ],
  };
};

const countFigure = (
  { total, before }: ReportOfFile,
  words: FileLanguage,
  figure: 'issued' | 'served' | 'noShow' | 'abandoned',
): FileFigure => {
  const { manager } = words.language;
  const rate = figure === 'noShow' ? noShowRate(total) : figure === 'abandoned' ? abandonedRate(total) : null;
  const share = rate === null ? null : percent(rate, manager);
  const shareWord = share === null ? [] : [figure === 'noShow' ? manager.ofCalled(share) : manager.ofIssued(share)];
  return {
    name: manager.figures[figure],
    value: wholeNumber(total[figure], manager),
    isMet: null,
    more: [...shareWord, ...beforeWord(words, before === null ? null : wholeNumber(before[figure], manager))],
  };
};

const definitionsOf = ({ centre, work }: ReportOfFile, { language: { manager }, reports }: FileLanguage) => {
  const { definitions, figures, spread, spreadMore } = manager;
  const ofWork = (['open', 'serving', 'paused', 'idle', 'stay'] as const).map((figure) => ({
    name: reports.work[figure],
    text: reports.work.definitions[figure],
  }));
  return [
    { name: figures.wait, text: definitions.wait },
    { name: figures.service, text: definitions.service },
    {
      name: figures.serviceLevel,
      text: definitions.serviceLevel(duration(centre.targets.waitSeconds, manager)),
    },
    ...(['issued', 'served', 'noShow', 'abandoned'] as const).map((figure) => ({
      name: figures[figure],
      text: definitions[figure],
    })),
    { name: spread.median, text: spreadMore.median },
    { name: spread.p90, text: spreadMore.p90 },
    ...(work === null ? [] : ofWork),
  ];
};
