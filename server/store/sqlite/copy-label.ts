import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import type { Clock } from '../../../shared/time/clock.ts';
import { readBytes, readText, replaceFile } from '../durable-file.ts';
import { openForReading } from './database.ts';

export type Label = Static<typeof Label>;

/** Says on a finished copy what it consists of. */
export async function writeLabel({ folder, database, documents, calendars, forms, clock }: Labelling): Promise<void> {
  const copy = openForReading(database, clock);
  try {
    const heads = await copy.read(() =>
      copy
        .prepare<Label['heads'][number]>(
          `SELECT centre, seq, hash FROM events AS last
           WHERE seq = (SELECT max(seq) FROM events WHERE events.centre = last.centre) ORDER BY centre`,
        )
        .all(),
    );
    const digestIn = async (file: string): Promise<string> => (await digestOf(file)) ?? '';
    const label: Label = {
      madeAt: new Date(clock.now()).toISOString(),
      heads,
      documents: await Promise.all(
        documents.map(async (centre) => ({ centre, sha256: await digestIn(documentIn(folder, centre)) })),
      ),
      calendars: await Promise.all(
        calendars.map(async (id) => ({ id, sha256: await digestIn(sharedIn(folder, 'calendars', id)) })),
      ),
      forms: await Promise.all(
        forms.map(async (id) => ({ id, sha256: await digestIn(sharedIn(folder, 'forms', id)) })),
      ),
    };
    await replaceFile(join(folder, labelName), `${JSON.stringify(label, null, 2)}\n`);
  } finally {
    copy.close();
  }
}

/**
 * The label of a copy, once all that it names is there and unchanged; null where there is none, as earlier versions of the
 * program made it. Throws what `wrong` makes of the reason.
 */
export async function checkWhole(folder: string, wrong: (message: string) => Error): Promise<Label | null> {
  const part = readdirSync(folder).find((name) => name.endsWith('.part') || name.endsWith('.tmp'));
  if (part !== undefined) throw wrong(`the copy is not whole: it still holds ${part}`);
  const text = await readText(join(folder, labelName)).catch(() => '');
  if (text === null) return null;
  const label = parsedLabel(text);
  if (label === null) throw wrong(`the copy is not whole: its ${labelName} cannot be read`);
  for (const { centre, sha256 } of label.documents) {
    const found = await digestOf(documentIn(folder, centre)).catch(() => null);
    if (found === null) throw wrong(`the copy is not whole: the configuration of ${centre} is missing`);
    if (found !== sha256) throw wrong(`the configuration of ${centre} in the copy is not what was copied`);
  }
  for (const kind of ['calendars', 'forms'] as const)
    for (const { id, sha256 } of label[kind] ?? []) {
      const found = await digestOf(sharedIn(folder, kind, id)).catch(() => null);
      const name = `${kind.slice(0, -1)} ${id}`;
      if (found === null) throw wrong(`the copy is not whole: the ${name} is missing`);
      if (found !== sha256) throw wrong(`the ${name} in the copy is not what was copied`);
    }
  return label;
}

/** What a copy is whole by: written last, it names all that belongs to it. */
export const labelName = 'copy.json';

const Shared = Type.Array(Type.Object({ id: Type.String(), sha256: Type.String() }));
const Label = Type.Object({
  madeAt: Type.String(),
  heads: Type.Array(Type.Object({ centre: Type.String(), seq: Type.Integer(), hash: Type.String() })),
  documents: Type.Array(Type.Object({ centre: Type.String(), sha256: Type.String() })),
  /** Absent in copies of earlier versions of the program, which left them out. */
  calendars: Type.Optional(Shared),
  forms: Type.Optional(Shared),
});

interface Labelling {
  readonly folder: string;
  readonly database: string;
  readonly documents: readonly string[];
  readonly calendars: readonly string[];
  readonly forms: readonly string[];
  readonly clock: Clock;
}

const documentIn = (folder: string, centre: string): string => join(folder, 'centres', `${centre}.json`);
const sharedIn = (folder: string, kind: 'calendars' | 'forms', id: string): string => join(folder, kind, `${id}.json`);
const digestOf = async (file: string): Promise<string | null> => {
  const bytes = await readBytes(file);
  return bytes === null ? null : hash('sha256', bytes);
};

const parsedLabel = (text: string): Label | null => {
  try {
    const label: unknown = JSON.parse(text);
    return Check(Label, label) ? label : null;
  } catch {
    return null;
  }
};
