import { type ReadonlySignal, signal } from '@preact/signals';
import { Centre } from '../../../../shared/centre/centre.ts';
import type { RouteValue } from '../../../../shared/routes.ts';
import type { SetupWorld, Trouble } from '../../../ports.ts';
import { troubleOf } from '../../../ports.ts';

export type Version = RouteValue<'configHistory'>['versions'][number];

/** The settings that were in force, the latest first, and their documents as they are asked for. */
export interface SetupHistory {
  readonly versions: ReadonlySignal<readonly Version[] | null>;
  readonly more: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** The documents that are there, by version. */
  readonly documents: ReadonlySignal<ReadonlyMap<number, unknown>>;
  /** The first of them, again where they have been read before. */
  load(): Promise<void>;
  older(): Promise<void>;
  /** Fetches documents that are not there yet. */
  fetch(...versions: readonly number[]): Promise<void>;
}

/** Opens the history of a centre's settings; nothing is asked before `load`. */
export function createSetupHistory({
  api,
  centre,
  drafts,
}: Pick<SetupWorld, 'api' | 'centre' | 'drafts'>): SetupHistory {
  const versions = signal<readonly Version[] | null>(null);
  const more = signal(false);
  const trouble = signal<Trouble | null>(null);
  const documents = signal<ReadonlyMap<number, unknown>>(new Map());
  const page = async (before: number | null): Promise<void> => {
    const query = before === null ? {} : { before: String(before) };
    const answer = await api('configHistory', { params: { centre }, query });
    trouble.value = troubleOf(answer);
    if (!answer.ok) return;
    versions.value = [...(before === null ? [] : (versions.peek() ?? [])), ...answer.value.versions];
    more.value = answer.value.more;
  };
  return {
    versions,
    more,
    trouble,
    documents,
    load: () => page(null),
    older: () => page(versions.peek()?.at(-1)?.version ?? null),
    fetch: async (...wanted) => {
      for (const version of wanted.filter((one) => !documents.peek().has(one))) {
        const answer = await drafts.past(centre, version);
        trouble.value = troubleOf(answer);
        if (answer.ok) documents.value = new Map([...documents.peek(), [version, answer.value]]);
      }
    },
  };
}

/** An old document as a draft can be made of it: fields that no document has any more are left behind. */
export function asDraft(document: unknown): Centre {
  const known = Object.entries(document as object).filter(([name]) => Object.hasOwn(Centre.properties, name));
  return Object.fromEntries(known) as Centre;
}
