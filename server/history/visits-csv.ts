import { isDate } from '../../shared/is-date.ts';
/** Visits recorded by some system, as CSV with a header; times in ISO 8601 with their offset. Pure: text -> rows or problems. */

export type VisitOutcome = (typeof visitOutcomes)[number];

/** One recorded visit; times in ms since 1970, null where the recording does not know. */
export interface Visit {
  /** Where it stands in the file; the header is line 1. */
  readonly line: number;
  readonly centre: string;
  readonly ticket: string;
  readonly service: string;
  /** '' = ordinary. */
  readonly priority: string;
  readonly issuedAt: number;
  /** The offset from UTC that was written at the issue, in ms. */
  readonly offset: number;
  readonly calledAt: number | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly counter: string | null;
  readonly outcome: VisitOutcome | null;
}

export interface VisitProblem {
  readonly line: number;
  /** As `endedAt is before startedAt`. */
  readonly problem: string;
}

export interface VisitsRead {
  readonly visits: readonly Visit[];
  /** `line 7: endedAt is before startedAt`, in the order of the file. */
  readonly problems: readonly string[];
}

/** Takes the lines of a file one after another. */
export interface VisitReader {
  /** Null for the header and for an empty line. */
  take(line: string): Visit | VisitProblem | null;
  /** What is wrong with the header, also that there has been none yet: nothing after a wrong one can be read. */
  headProblem(): string | null;
  /** Lines taken. */
  lines(): number;
}

/** Begins to read visits line by line, the first being the header; columns may stand in any order. */
export function createVisitReader(): VisitReader {
  let at = 0;
  let heads: readonly string[] | null = null;
  let wrong: string | null = 'there is no header';
  let places = new Map<Column, number>();
  const takeHeads = (line: string): void => {
    const fields = fieldsOf(line) ?? [];
    heads = fields.map((name) => name.trim());
    const fault = lineFault(line);
    wrong = fault === null ? headProblem(heads) : `the header is none: ${fault}`;
    places = new Map(visitColumns.map((column) => [column, fields.findIndex((name) => name.trim() === column)]));
  };
  const rowOf = (line: string, width: number): Visit | string => {
    const fault = lineFault(line);
    if (fault !== null) return fault;
    const fields = fieldsOf(line);
    if (fields === null) return 'a quote stands where none may, or is not closed';
    if (fields.length !== width) return `${fields.length} fields where the header has ${width}`;
    return visitOf(at, (column) => (fields[places.get(column) ?? -1] ?? '').trim());
  };
  return {
    take(line) {
      at += 1;
      if (line === '') return null;
      if (heads === null) {
        takeHeads(line.replace(/^\uFEFF/, ''));
        return wrong === null ? null : { line: at, problem: wrong };
      }
      const row = rowOf(line, heads.length);
      return typeof row === 'string' ? { line: at, problem: row } : row;
    },
    headProblem: () => wrong,
    lines: () => at,
  };
}

/**
 * Reads visits; rows with a problem are left out of `visits` and named by line in `problems`: also a ticket that a centre had
 * on that day in an earlier row. Columns may stand in any order.
 */
export function readVisits(text: string): VisitsRead {
  const reader = createVisitReader();
  const seen = new Map<string, number>();
  const visits: Visit[] = [];
  const problems: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const row = reader.take(line);
    if (row === null) continue;
    if ('problem' in row) {
      problems.push(`line ${row.line}: ${row.problem}`);
      if (reader.headProblem() !== null) break;
      continue;
    }
    const key = `${row.centre}\n${row.ticket}\n${dateOf(row)}`;
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, row.line);
      visits.push(row);
    } else problems.push(`line ${row.line}: ticket ${row.ticket} stands in line ${before} already`);
  }
  const noHead = problems.length === 0 ? reader.headProblem() : null;
  return { visits, problems: noHead === null ? problems : [`line 1: ${noHead}`] };
}

export const visitColumns = [
  'centre',
  'ticket',
  'service',
  'priority',
  'issuedAt',
  'calledAt',
  'startedAt',
  'endedAt',
  'counter',
  'outcome',
] as const;
type Column = (typeof visitColumns)[number];

export const visitOutcomes = ['served', 'no-show', 'cancelled', 'expired', 'transferred'] as const;

const fieldPattern = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;

/**
 * The fields of a record after RFC 4180, but that it ends with its line: a quote that is never closed must not swallow the
 * rows after it. Null where a quote stands where none may.
 */
const fieldsOf = (line: string): readonly string[] | null => {
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  fieldPattern.lastIndex = 0;
  for (;;) {
    const found = fieldPattern.exec(line);
    if (found === null) return null;
    const [, quoted, plain = '', end] = found;
    fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') return fields;
  }
};

const timePattern = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;
const offsetPattern = /([+-])(\d\d):?(\d\d)$/;

const offsetOf = (text: string): number => {
  const found = offsetPattern.exec(text);
  if (found === null) return 0;
  const [, sign, hours, minutes] = found;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
};

const timeOf = (column: Column, text: string): number | string => {
  if (!timePattern.test(text)) {
    return /(Z|[+-]\d\d:?\d\d)$/.test(text)
      ? `${column} is no time: ${text}`
      : `${column} has no time zone offset: ${text}`;
  }
  const at = Date.parse(text.replace(' ', 'T'));
  // The 31st of April would be taken for the 1st of May.
  return Number.isNaN(at) || !isDate(text.slice(0, 10)) ? `${column} is no time: ${text}` : at;
};

const isOutcome = (text: string): text is VisitOutcome => visitOutcomes.some((outcome) => outcome === text);
const orders = [
  ['issuedAt', 'calledAt'],
  ['calledAt', 'startedAt'],
  ['startedAt', 'endedAt'],
  ['issuedAt', 'startedAt'],
  ['calledAt', 'endedAt'],
  ['issuedAt', 'endedAt'],
] as const;
/** Longer than any visit, in letters. */
const longest = 2000;
const unprintable = /(?!\t)\p{Cc}/u;
/** What no line may be, the header neither: what is said of it quotes it. */
const lineFault = (line: string): string | null => {
  if (line.length > longest) return `it is longer than ${longest} letters`;
  return unprintable.test(line) ? 'it holds what is no text' : null;
};

/** The visit of one record, or what is wrong with it. */
const visitOf = (line: number, get: (column: Column) => string): Visit | string => {
  const empty = (['centre', 'ticket', 'service', 'issuedAt'] as const).find((column) => get(column) === '');
  if (empty !== undefined) return `${empty} is empty`;
  const times: { [Column in 'issuedAt' | 'calledAt' | 'startedAt' | 'endedAt']: number | null } = {
    issuedAt: 0,
    calledAt: null,
    startedAt: null,
    endedAt: null,
  };
  for (const column of ['issuedAt', 'calledAt', 'startedAt', 'endedAt'] as const) {
    if (get(column) === '') continue;
    const at = timeOf(column, get(column));
    if (typeof at === 'string') return at;
    times[column] = at;
  }
  for (const [first, then] of orders) {
    const [from, to] = [times[first], times[then]];
    if (from !== null && to !== null && to < from) return `${then} is before ${first}`;
  }
  const outcome = get('outcome');
  if (outcome !== '' && !isOutcome(outcome)) return `outcome is none of ${visitOutcomes.join(', ')}: ${outcome}`;
  return {
    line,
    centre: get('centre'),
    ticket: get('ticket'),
    service: get('service'),
    priority: get('priority'),
    ...times,
    issuedAt: times.issuedAt ?? 0,
    offset: offsetOf(get('issuedAt')),
    counter: get('counter') === '' ? null : get('counter'),
    outcome: outcome === '' ? null : outcome,
  };
};

const headProblem = (heads: readonly string[]): string | null => {
  const missing = visitColumns.filter((column) => !heads.includes(column));
  if (missing.length > 0) return `the header lacks ${missing.join(', ')}`;
  const known: readonly string[] = visitColumns;
  const wrong = heads.find((name, at) => !known.includes(name) || heads.indexOf(name) !== at);
  return wrong === undefined ? null : `the header has a column too many: "${wrong}"`;
};

/** The date (YYYY-MM-DD) of a visit's issue, by the offset written there. */
const dateOf = ({ issuedAt, offset }: Visit): string => new Date(issuedAt + offset).toISOString().slice(0, 10);
