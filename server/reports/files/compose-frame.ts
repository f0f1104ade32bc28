import type { Centre } from '../../../shared/centre/centre.ts';
import { dayRange, fullDay } from '../../../shared/reports/figure-words.ts';
import type { Days } from '../../../shared/time/days.ts';
import { inLanguage, localTime } from '../../../shared/words.ts';
import type { ReportContent } from './report-content.ts';
import type { FileLanguage } from './report-of-file.ts';

/** What stands in every file: whose figures of which days they are, and when the file was made. */
export function frameOf(report: FramedReport, { code, language: { months }, reports }: FrameLanguage): Frame {
  const { centre, range, now } = report;
  return {
    language: code,
    centre: inLanguage(centre.name, code, centre.languages[0]),
    period: dayRange(range.from, range.to, months),
    made: reports.made(momentWord(now, centre.timeZone, months)),
    words: { definitions: reports.definitions, figure: reports.figure, definition: reports.definition },
  };
}

/** A moment (ms) as the local time of a table's cell: YYYY-MM-DDTHH:MM:SS. */
export function localMoment(at: number, timeZone: string): string {
  const { year, month, day, hour, minute, second } = localTime(at, timeZone);
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

type Frame = Pick<ReportContent, 'language' | 'centre' | 'period' | 'made' | 'words'>;
type FrameLanguage = Pick<FileLanguage, 'code' | 'language' | 'reports'>;
interface FramedReport {
  readonly centre: Pick<Centre, 'name' | 'languages' | 'timeZone'>;
  readonly range: Days;
  /** When the file is made (ms). */
  readonly now: number;
}

const two = (n: number): string => String(n).padStart(2, '0');
const momentWord = (at: number, timeZone: string, months: readonly string[]): string => {
  const { year, month, day, hour, minute } = localTime(at, timeZone);
  return `${fullDay(`${year}-${two(month)}-${two(day)}`, months)}, ${two(hour)}:${two(minute)}`;
};
