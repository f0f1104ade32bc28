import { fieldsOf, type Separator, separators } from './csv-fields.ts';
import { type Instant, instantIn } from './visit-time.ts';

/**
 * Visits recorded by some system, as CSV with a header, also as a spreadsheet saves it: `;` or a tab between the fields, heads in any
 * case, empty rows and columns at the end. Pure: text -> rows or problems.
 */

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

/** Begins to read visits line by line, the first being the header; `zone` (IANA) dates the times that name no offset, null = they are refused. */
export function createVisitReader(zone: string | null = null): VisitReader {
  let at = 0;
  let heads: Heads | null = null;
  let wrong: string | null = 'there is no header';
  const rowOf = (fields: readonly string[] | null, known: Heads): Visit | string => {
    if (fields === null) return 'a quote stands where none may, or is not closed';
    const missing = known.names.slice(fields.length);
    const tooMany = fields.slice(known.names.length).some((field) => field.trim() !== '');
    if (tooMany || missing.some((name) => isNeeded(name))) {
      return `${fields.length} fields where the header has ${known.names.length}`;
    }
    return visitOf(at, (column) => (fields[known.places.get(column) ?? -1] ?? '').trim(), zone);
  };
  return {
    take(line) {
      at += 1;
      if (line === '') return null;
      if (heads === null) {
        heads = headsOf(line.replace(/^\uFEFF/, ''));
        const fault = lineFault(line);
        wrong = fault === null ? headProblem(heads.names) : `the header is none: ${fault}`;
        return wrong === null ? null : { line: at, problem: wrong };
      }
      if (isBlank(line, heads.separator)) return null;
      const row = lineFault(line) ?? rowOf(fieldsOf(line, heads.separator), heads);
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
export function readVisits(text: string, zone: string | null = null): VisitsRead {
  const reader = createVisitReader(zone);
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

interface Heads {
  readonly separator: Separator;
  readonly names: readonly string[];
  readonly places: ReadonlyMap<Column, number>;
}

/** The heads of a file, by the separator that parts the most of them; empty ones at the end are columns that a spreadsheet left over. */
const headsOf = (line: string): Heads => {
  const read = separators.map((separator) => ({ separator, fields: fieldsOf(line, separator) ?? [] }));
  const { separator, fields } = read.reduce((most, one) => (one.fields.length > most.fields.length ? one : most));
  const plain = fields.map((field) => field.trim());
  const names = plain.slice(0, plain.findLastIndex((name) => name !== '') + 1).map(ownName);
  return { separator, names, places: new Map(visitColumns.map((column) => [column, names.indexOf(column)])) };
};

/** A head as we write it, if it is one of ours in whatever case. */
const ownName = (head: string): string =>
  visitColumns.find((column) => column.toLowerCase() === head.toLowerCase()) ?? head;

/** Whether a line has nothing but separators. */
const isBlank = (line: string, separator: Separator): boolean => line.replaceAll(separator, '').trim() === '';

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

const neededColumns = ['centre', 'ticket', 'service', 'issuedAt'] as const satisfies readonly Column[];
const isNeeded = (name: string): boolean => neededColumns.some((column) => column === name);

/** The visit of one record, or what is wrong with it. */
const visitOf = (line: number, get: (column: Column) => string, zone: string | null): Visit | string => {
  const empty = neededColumns.find((column) => get(column) === '');
  if (empty !== undefined) return `${empty} is empty`;
  const times: { [Column in 'issuedAt' | 'calledAt' | 'startedAt' | 'endedAt']: number | null } = {
    issuedAt: 0,
    calledAt: null,
    startedAt: null,
    endedAt: null,
  };
  const issued: Instant | string = instantIn(get('issuedAt'), zone);
  if (typeof issued === 'string') return `issuedAt ${issued}`;
  for (const column of ['issuedAt', 'calledAt', 'startedAt', 'endedAt'] as const) {
    if (get(column) === '') continue;
    const found = instantIn(get(column), zone);
    if (typeof found === 'string') return `${column} ${found}`;
    times[column] = found.at;
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
    offset: issued.offset,
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
