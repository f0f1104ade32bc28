import { stat } from 'node:fs/promises';
import type { FactType, FactValue } from '../../shared/cases/table-schema.ts';
import { fieldsOf, separators } from '../history/csv-fields.ts';
import { readText } from '../store/durable-file.ts';
import { dateSaid, type RegisterDocument, saidValues } from './register-document.ts';
import type { Proof, RegisterAnswer } from './registers.ts';

/** The people of a snapshot by their FIN, each with the fields of their line; null = the file cannot be read. */
type Snapshot = ReadonlyMap<string, { readonly [head: string]: string }> | null;

/** Opens a snapshot that an institution sends as a file: read again once the file is another. */
export function openSnapshot(path: string) {
  let read: { readonly changedAt: number; readonly snapshot: Snapshot } | null = null;
  const latest = async (): Promise<{ readonly changedAt: number; readonly snapshot: Snapshot }> => {
    const { mtimeMs: changedAt } = await stat(path);
    if (read?.changedAt !== changedAt) read = { changedAt, snapshot: peopleOf(await readText(path, largestSnapshot)) };
    return read;
  };
  return {
    /** [RE1] What the snapshot says of somebody, as of its line or of the day on which the file came; never rejects. */
    async ask(register: RegisterDocument, { fin }: Proof): Promise<RegisterAnswer> {
      const found = await latest().catch(() => null);
      if (found === null) return { is: 'down', why: 'unreachable' };
      if (found.snapshot === null) return { is: 'down', why: 'unreadable' };
      const line = found.snapshot.get(fin);
      if (line === undefined) return { is: 'none' };
      const values = saidValues(register, typed(register, line));
      const asOf = line['asOf'] === undefined ? dayOf(found.changedAt) : dateSaid(line['asOf']);
      return values === null || asOf === null ? { is: 'down', why: 'unreadable' } : { is: 'answer', values, asOf };
    },
  };
}

/** In bytes: some hundred thousand people. */
const largestSnapshot = 64 * 1024 * 1024;

const dayOf = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(Math.floor(ms)).toString().slice(0, 10);

const peopleOf = (text: string | null): Snapshot => {
  const [first, ...lines] = (text ?? '').replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const separator = separators.find((one) => first?.includes(one)) ?? ',';
  const heads = fieldsOf(first ?? '', separator)?.map((head) => head.trim()) ?? [];
  if (!heads.includes('fin')) return null;
  const people = new Map<string, { readonly [head: string]: string }>();
  for (const line of lines) {
    if (line.trim() === '') continue;
    const fields = fieldsOf(line, separator);
    // Half a file is none: whom it leaves out would be taken for unknown.
    if (fields?.length !== heads.length) return null;
    const said = Object.fromEntries(heads.map((head, at) => [head, (fields[at] ?? '').trim()]));
    people.set(said['fin'] ?? '', said);
  }
  return people;
};

const typed = ({ values }: RegisterDocument, line: { readonly [head: string]: string }) =>
  Object.fromEntries(
    values.flatMap(({ id, type }) => {
      const text = line[id] ?? '';
      return text === '' ? [] : [[id, read[type](text)]];
    }),
  );

/** What cannot be read stays a text, which is none of what was to be said. */
const whole = (text: string): FactValue => (/^[0-9]{1,15}$/.test(text) ? Number(text) : text);
const read: { readonly [T in FactType]: (text: string) => FactValue } = {
  money: whole,
  count: whole,
  'yes-no': (text) => (text === 'true' ? true : text === 'false' ? false : text),
  text: (text) => text,
};
