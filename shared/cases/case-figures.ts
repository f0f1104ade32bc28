import { type Static, Type } from 'typebox';
import { LabelBody } from '../labels.ts';

/** What became of cases, in figures: definitions in docs/figures.md. */

/** What the figures of cases are broken down by. */
export const caseKeys = ['day', 'month', 'kind', 'topic', 'department', 'channel', 'executor', 'ground'] as const;
export type CaseKey = (typeof caseKeys)[number];

export const CaseRow = Type.Object({
  key: Type.String({ description: 'empty = none: no topic, no department yet' }),
  name: Type.Optional(Type.Union([LabelBody, Type.Null()])),
  received: Type.Integer(),
  repeated: Type.Integer({ description: 'of those received, how many repeat an earlier one' }),
  reopened: Type.Integer(),
  answered: Type.Integer({ description: 'answered, decided, or left unexamined on a ground' }),
  inTime: Type.Integer({ description: 'of those answered, how many by their due date' }),
  late: Type.Integer(),
  extended: Type.Integer({ description: 'of those answered, how many had got more time' }),
  sentOn: Type.Integer({ description: 'to another institution' }),
  endedLate: Type.Integer({ description: 'ended in another way than by an answer, after their due date' }),
  open: Type.Integer({ description: 'at the end' }),
  overdue: Type.Integer({ description: 'of those open at the end' }),
  onTime: Type.Union([Type.Number(), Type.Null()], {
    description: 'inTime / (answered + overdue + endedLate), 0 to 1; null where none is',
  }),
  workingDays: Type.Object(
    { median: Type.Union([Type.Integer(), Type.Null()]), p90: Type.Union([Type.Integer(), Type.Null()]) },
    { description: 'from day 0 to the answer, as the due date is reckoned' },
  ),
});
export type CaseRow = Static<typeof CaseRow>;

export const CasesReport = Type.Object({ total: CaseRow, rows: Type.Array(CaseRow) });
export type CasesReport = Static<typeof CasesReport>;

/** [CS14] What became of an authority's cases over a range of days, by month, and as it stands today. */
export const CaseOverview = Type.Object({
  total: CaseRow,
  months: Type.Array(CaseRow),
  now: Type.Object({
    open: Type.Integer(),
    overdue: Type.Integer(),
    oldest: Type.Union([Type.Integer(), Type.Null()], {
      description: 'the working days since day 0 of the one that has been open longest; null = none is',
    }),
  }),
});
export type CaseOverview = Static<typeof CaseOverview>;

/** The figures of a row, in the order of a table. */
export const caseColumns = [
  ...(['received', 'repeated', 'reopened', 'answered', 'inTime', 'late', 'onTime', 'extended'] as const),
  ...(['sentOn', 'endedLate', 'open', 'overdue', 'median', 'p90'] as const),
];
export type CaseFigure = (typeof caseColumns)[number];

/** A figure of a row, as counted. */
export function caseFigure(row: CaseRow, figure: CaseFigure): number | null {
  return figure === 'median' || figure === 'p90' ? row.workingDays[figure] : row[figure];
}
