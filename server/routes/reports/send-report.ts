import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Days } from '../../../shared/time/days.ts';
import { sendRefusal } from '../../http/errors.ts';
import { type Language, languages } from '../../languages.ts';
import { csvOf } from '../../reports/files/csv-table.ts';
import type { Filing } from '../../reports/files/filing.ts';
import type { ReportContent, TablePart } from '../../reports/files/report-content.ts';

/** The kinds of files that a report is saved as. */
export const fileKinds = ['csv', 'xlsx', 'pdf'] as const;

export interface FileWish {
  readonly kind: (typeof fileKinds)[number];
  /** Whose report it is, of which days and by what: the name of the file. */
  readonly centre: string;
  readonly days: Days;
  readonly by: string;
  /** The one table that a CSV has. */
  readonly table: TablePart;
}

/** Answers with a report as a file to be saved. Refuses: not-found where it has no such table, too-many. */
export async function sendReport(
  reply: FastifyReply,
  filing: Filing,
  content: ReportContent,
  { kind, centre, days: { from, to }, by, table }: FileWish,
): Promise<FastifyReply> {
  const part = kind === 'csv' && table !== 'figures' ? `${by}-${table}` : by;
  reply.header('content-disposition', `attachment; filename="novbe-${centre}-${from}-${to}-${part}.${kind}"`);
  const { manager } = languageOf(content.language).language;
  if (kind === 'csv') return sendCsv(reply, content, table, manager);
  const { numbers, dates, units } = manager;
  const words = { ...numbers, between: dates.between, minute: units.minute };
  const made = await filing.make({ kind, content, words });
  if (!made.ok) return sendRefusal(reply, made.refusal);
  return reply.type(types[kind]).send(Buffer.from(made.value));
}

/** The words of a language by its code, Azerbaijani if none is asked for. */
export function languageOf(code = 'az'): { readonly code: string; readonly language: Language } {
  const language = languages.get(code);
  if (language === undefined) throw new Error(`there are no words in ${code}`);
  return { code, language };
}

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

const sendCsv = (
  reply: FastifyReply,
  { tables }: ReportContent,
  part: TablePart,
  { numbers, history }: Language['manager'],
): FastifyReply => {
  const table = tables.find((one) => one.part === part);
  if (table === undefined) return sendRefusal(reply, { code: 'not-found', message: 'This report has no such table' });
  const words = { decimal: numbers.decimal, seconds: history.seconds };
  return reply.type('text/csv; charset=utf-8').send(Readable.from(csvOf(table, words)));
};
