import type { Centre } from '../../../shared/centre/centre.ts';
import type { Label } from '../../../shared/labels.ts';
import { dayAndMonth, percent, wholeNumber } from '../../../shared/reports/figure-words.ts';
import { type RatingsWords, ratingsWords } from '../../../shared/reports/rating-report-words.ts';
import { type RatingReportKey, ratingColumns, ratingFigureKind } from '../../../shared/reports/rating-scores.ts';
import type { RatingFigures, RatingsReport } from '../../../shared/reports/ratings.ts';
import { reportWords } from '../../../shared/reports/report-words.ts';
import type { Days } from '../../../shared/time/days.ts';
import { inLanguage } from '../../../shared/words.ts';
import type { Language } from '../../languages.ts';
import { frameOf } from './compose-frame.ts';
import { type FileFigure, type FileTable, plainColumn, type ReportContent } from './report-content.ts';
import type { FileLanguage } from './report-of-file.ts';

/** All that a file of how it was is made of. */
export interface RatingsOfFile {
  readonly centre: Pick<Centre, 'name' | 'languages' | 'timeZone'>;
  readonly range: Days;
  readonly by: RatingReportKey;
  readonly report: RatingsReport;
  /** When it is made (ms). */
  readonly now: number;
}

/** How it was, in a language, ready to be written into a file. */
export function composeRatings(ratings: RatingsOfFile, code: string, language: Language): ReportContent {
  const own = ratingsWords(code);
  const reports = reportWords(code);
  const words = { code, language, reports, own, keyWord: keyWordOf(ratings, code, language) };
  return {
    ...frameOf(ratings, words),
    title: own.heading,
    subtitle: own.reportBy[ratings.by],
    figures: figuresOf(ratings, words),
    charts: null,
    tables: [tableOf(ratings, words), reasonsTable(ratings, words), commentsTable(ratings, words)],
    compared: null,
    notes: [own.hidden, own.anonymousMore],
    definitions: ratingColumns.map((figure) => ({ name: own.figures[figure], text: own.definitions[figure] })),
  };
}

interface RatingsFileLanguage extends FileLanguage {
  readonly own: RatingsWords;
}

const labelIn = (label: Label | null | undefined, code: string, { languages }: Pick<Centre, 'languages'>) =>
  typeof label === 'string' || label == null ? label : inLanguage(label, code, languages[0]);

const keyWordOf = ({ by, report, centre }: RatingsOfFile, code: string, { months }: Language) => {
  const names = new Map(report.rows.map(({ key, name }) => [key, name]));
  return (key: string): string => {
    if (by === 'day') return dayAndMonth(key, months);
    return key === '' ? ratingsWords(code).nobody : (labelIn(names.get(key), code, centre) ?? key);
  };
};

const figuresOf = ({ report }: RatingsOfFile, words: RatingsFileLanguage): readonly FileFigure[] => {
  const { own, language } = words;
  const { manager } = language;
  const figure = (name: string, { n, asked, share, low, high }: RatingFigures): FileFigure => {
    const count = wholeNumber(n, manager);
    const more = asked === null ? own.count(count) : own.ofAsked(count, wholeNumber(asked, manager));
    if (share === null || low === null || high === null)
      return { name, value: '–', more: [more, own.tooFew(5)], isMet: null };
    const interval = own.interval(percent(low, manager), percent(high, manager));
    return { name, value: percent(share, manager), more: [more, interval], isMet: null };
  };
  return [
    figure(`${own.figures.share}: ${own.visits}`, report.visits),
    figure(`${own.figures.share}: ${own.cases}`, report.cases),
    figure(own.anonymous, report.anonymous),
  ];
};

const cellsOf = (row: RatingFigures) => ratingColumns.map((figure) => row[figure]);

const tableOf = ({ by, report }: RatingsOfFile, { own, language, keyWord }: RatingsFileLanguage): FileTable => ({
  part: 'figures',
  name: own.reportBy[by],
  columns: [
    plainColumn(own.by[by], by === 'day' ? 'day' : 'text'),
    ...ratingColumns.map((figure) => plainColumn(own.figures[figure], ratingFigureKind(figure))),
  ],
  rows: report.rows.map((row) => [by === 'day' ? row.key : keyWord(row.key), ...cellsOf(row)]),
  total: [language.manager.history.total, ...cellsOf(report.visits)],
  compared: null,
  note: report.rows.length === 0 ? own.none : own.hidden,
});

const reasonsTable = ({ report, centre }: RatingsOfFile, { own, code }: RatingsFileLanguage): FileTable => ({
  part: 'reasons',
  name: own.reasons,
  columns: [plainColumn(own.reason, 'text'), plainColumn(own.times, 'count')],
  rows: report.reasons.map(({ id, name, count }) => [labelIn(name, code, centre) ?? id, count]),
  total: null,
  compared: null,
  note: report.reasons.length === 0 ? own.noReasons : null,
});

const commentsTable = ({ report }: RatingsOfFile, { own }: RatingsFileLanguage): FileTable => ({
  part: 'comments',
  name: own.comments,
  columns: [plainColumn(own.comment, 'text'), plainColumn(own.face, 'count')],
  rows: report.comments.map(({ text, score }) => [text, score]),
  total: null,
  compared: null,
  note: report.comments.length === 0 ? own.noComments : own.commentsMore,
});
