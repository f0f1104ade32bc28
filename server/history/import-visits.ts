import type { Gathered, GatheredLeg, LegImport } from '../store/leg-import.ts';
import { type ImportPlace, importedLegs, type Unknown } from './imported-leg.ts';
import type { LinesOfFile, SomeLines } from './read-lines.ts';
import { createRowProblems, type RowProblems } from './row-problems.ts';
import { createVisitReader, type Visit, type VisitReader } from './visits-csv.ts';

/** Brings visits that another system recorded into a centre's past: all of a file that is good, or nothing. */

export interface BringIn {
  readonly lines: LinesOfFile;
  readonly into: LegImport;
  readonly place: ImportPlace;
  /** The zone (IANA) of times that name no offset; null = they are refused. */
  readonly zone: string | null;
  /** Whose rows to take, by the column `centre`; null = the file has one name only. */
  readonly from: string | null;
  /** Whether bad rows are left out; else one of them stops it all. */
  readonly skipBad: boolean;
  /** Says why so many legs cannot be stored now; null = they can. */
  readonly objection: (legs: number) => Promise<string | null>;
  /** Told of the rows read so far and the share of the file that they are, 0 to 1. */
  readonly onRows: (rows: number, share: number) => void;
}

export interface BroughtIn {
  readonly kind: 'done';
  /** The name whose rows were taken. */
  readonly from: string;
  readonly gathered: Gathered;
  /** Legs stored that were not there before. */
  readonly added: number;
  readonly left: RowProblems;
  readonly unknown: Unknown;
}
/** Nothing was changed. `lines` say why, and `given` whether it lies in what was given. */
export interface NotBroughtIn {
  readonly kind: 'refused';
  readonly given: boolean;
  readonly lines: readonly string[];
}

/** Checks every row, then stores those that are not there yet, in one transaction. Throws CannotRead, rejects with CannotStore; nothing changed then. */
export async function bringIn(parts: BringIn): Promise<BroughtIn | NotBroughtIn> {
  const reading = await read(parts);
  const no = refusal(parts, reading);
  if (no !== null) return no;
  const gathered = await parts.into.compare();
  if (gathered.legs === 0)
    return refused(...reading.problems.told(), 'Nothing was imported: there is no visit to take');
  const fresh = gathered.legs - gathered.known;
  const objection = fresh === 0 ? null : await parts.objection(fresh);
  if (objection !== null) return { kind: 'refused', given: false, lines: [objection] };
  return {
    kind: 'done',
    from: parts.from ?? [...reading.names][0] ?? '',
    gathered,
    added: fresh === 0 ? 0 : await parts.into.bringIn(),
    left: reading.problems,
    unknown: reading.unknown,
  };
}

interface Reading {
  readonly reader: VisitReader;
  readonly problems: RowProblems;
  readonly unknown: Unknown;
  /** Names in the column `centre`. */
  readonly names: Set<string>;
}

const refused = (...lines: readonly string[]): NotBroughtIn => ({ kind: 'refused', given: true, lines });

/** The visits of these lines that are to be taken; what is wrong with others is noted. */
const visitsOf = (lines: readonly string[], from: string | null, { reader, problems, names }: Reading): Visit[] =>
  lines.flatMap((line) => {
    const row = reader.take(line);
    if (row === null) return [];
    if ('problem' in row) {
      problems.add(row.line, row.problem);
      return [];
    }
    names.add(row.centre);
    const [first] = names;
    return row.centre === (from ?? first) ? [row] : [];
  });

const takeIn = async (
  { lines }: SomeLines,
  parts: BringIn,
  reading: Reading,
  toLeg: ReturnType<typeof importedLegs>,
) => {
  const legs = visitsOf(lines, parts.from, reading).flatMap((visit): GatheredLeg[] => {
    const leg = toLeg(visit);
    if (typeof leg !== 'string') return [{ line: visit.line, leg }];
    reading.problems.add(visit.line, leg);
    return [];
  });
  for (const { line, before } of await parts.into.gather(legs)) {
    reading.problems.add(line, `the ticket stands in line ${before} already`);
  }
};

/** Why what was read cannot be taken; null if it can. */
const refusal = ({ from, skipBad }: BringIn, { reader, problems, names }: Reading): NotBroughtIn | null => {
  const head = reader.headProblem();
  if (head !== null) return refused(`line 1: ${head}`);
  const all = [...names].sort().join(', ');
  if (from === null && names.size > 1) return refused(`The file has several centres, name one by --from: ${all}`);
  if (problems.count() > 0 && !skipBad) {
    const bad =
      problems.count() === 1
        ? '1 bad row (--skip-bad leaves it'
        : `${problems.count()} bad rows (--skip-bad leaves them`;
    return refused(...problems.told(), `Nothing was imported: ${bad} out)`);
  }
  if (from !== null && !names.has(from))
    return refused(`No row is of "${from}"${all === '' ? '' : `, there are: ${all}`}`);
  return null;
};

const read = async (parts: BringIn): Promise<Reading> => {
  const unknown: Unknown = { counters: new Map(), priorities: new Map() };
  const reading: Reading = {
    reader: createVisitReader(parts.zone),
    problems: createRowProblems(),
    unknown,
    names: new Set(),
  };
  const toLeg = importedLegs(parts.place, unknown);
  for await (const some of parts.lines.portions) {
    await takeIn(some, parts, reading, toLeg);
    parts.onRows(Math.max(0, reading.reader.lines() - 1), some.bytes / Math.max(1, parts.lines.size));
    if (reading.reader.lines() > 0 && reading.reader.headProblem() !== null) break;
  }
  return reading;
};
