/** Visits recorded by some system, as CSV with a header; times in ISO 8601 with their offset. Pure: text -> rows or problems. */

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

export interface VisitsRead {
  readonly visits: readonly Visit[];
  /** `line 7: endedAt is before startedAt`, in the order of the file. */
  readonly problems: readonly string[];
}

/** One record: its fields, and the line on which it begins. */
interface Record {
  readonly line: number;
  readonly fields: readonly string[];
}

const lineBreaks = (text: string): number => text.split('\n').length - 1;
const fieldPattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/y;

/** The records of an RFC 4180 text; `broken` is the line where a quote or a character stands where none may. */
const records = (text: string): { readonly records: readonly Record[]; readonly broken: number | null } => {
  const all: Record[] = [];
  let fields: string[] = [];
  let line = 1;
  let begins = 1;
  fieldPattern.lastIndex = 0;
  while (fieldPattern.lastIndex < text.length || fields.length > 0) {
    const found = fieldPattern.exec(text);
    if (found === null) return { records: all, broken: line };
    const [, quoted, plain = '', end = ''] = found;
    fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (quoted !== undefined) line += lineBreaks(quoted);
    if (end === ',') continue;
    line += 1;
    if (fields.length > 1 || fields[0] !== '') all.push({ line: begins, fields });
    fields = [];
    begins = line;
  }
  return { records: all, broken: null };
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
  return Number.isNaN(at) ? `${column} is no time: ${text}` : at;
};

const isOutcome = (text: string): text is VisitOutcome => (visitOutcomes as readonly string[]).includes(text);
const orders = [
  ['issuedAt', 'calledAt'],
  ['calledAt', 'startedAt'],
  ['startedAt', 'endedAt'],
  ['calledAt', 'endedAt'],
  ['issuedAt', 'endedAt'],
] as const;

/** The visit of one record, or what is wrong with it. */
const visitOf = (line: number, get: (column: Column) => string): Visit | string => {
  const empty = (['centre', 'ticket', 'service', 'issuedAt'] as const).find((column) => get(column) === '');
  if (empty !== undefined) return `${empty} is empty`;
  const times = { issuedAt: 0 as number | null, calledAt: null, startedAt: null, endedAt: null } as {
    [Column in 'issuedAt' | 'calledAt' | 'startedAt' | 'endedAt']: number | null;
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

/** Reads visits; rows with a problem are left out of `visits` and named by line in `problems`. Columns may stand in any order. */
export const readVisits = (text: string): VisitsRead => {
  const { records: all, broken } = records(text.replace(/^\uFEFF/, ''));
  const [header, ...rows] = all;
  if (header === undefined) return { visits: [], problems: ['line 1: there is no header'] };
  const heads = header.fields.map((name) => name.trim());
  const missing = visitColumns.filter((column) => !heads.includes(column));
  if (missing.length > 0) return { visits: [], problems: [`line 1: the header lacks ${missing.join(', ')}`] };
  const places = new Map(visitColumns.map((column) => [column, heads.indexOf(column)]));
  const seen = new Map<string, number>();
  const visits: Visit[] = [];
  const problems: string[] = [];
  for (const { line, fields } of rows) {
    const get = (column: Column): string => (fields[places.get(column) ?? -1] ?? '').trim();
    const visit =
      fields.length === heads.length
        ? visitOf(line, get)
        : `${fields.length} fields where the header has ${heads.length}`;
    if (typeof visit === 'string') {
      problems.push(`line ${line}: ${visit}`);
      continue;
    }
    const key = `${visit.centre}\n${visit.ticket}`;
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, line);
      visits.push(visit);
    } else problems.push(`line ${line}: ticket ${visit.ticket} stands in line ${before} already`);
  }
  if (broken !== null) problems.push(`line ${broken}: a quote stands where none may`);
  return { visits, problems };
};
