import type { Centre } from '../../shared/centre/centre.ts';
import type { Label } from '../../shared/labels.ts';
import type { DatedCentre, NameStore } from '../store/names.ts';

export type NamedKind = keyof typeof parts;

/**
 * What an id was called at a moment (ms): the newest name that the configuration had given it by then, and it keeps that name
 * after it is dropped; before its first name, that one. null = it never had one.
 */
export type NameOf = (kind: NamedKind, id: string, at: number) => Label | null;

/** The names that the log of a centre tells of. */
export interface PastNames {
  load(centre: string): Promise<NameOf>;
}

/** Opens the names of the past; what was read once is remembered, and only what has come since is read again. */
export function openPastNames(store: Pick<NameStore, 'configurations'>): PastNames {
  const centres = new Map<string, Promise<KnownPast>>();
  const readOn = async (centre: string, known: KnownPast): Promise<KnownPast> => {
    for (;;) {
      const page = await store.configurations(centre, known.seq, pageSize);
      for (const one of page) takeIn(known, one);
      if (page.length < pageSize) return known;
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  };
  return {
    async load(centre) {
      const before = centres.get(centre) ?? Promise.resolve({ names: new Map(), seq: 0 });
      const reading = before.then((known) => readOn(centre, known));
      centres.set(centre, reading);
      reading.catch(() => centres.delete(centre));
      const { names } = await reading;
      return (kind, id, at) => {
        const had = names.get(keyOf(kind, id)) ?? [];
        return (had.findLast(({ since }) => since <= at) ?? had[0])?.name ?? null;
      };
    },
  };
}

/** The parts of a configuration that figures and lists of the past name by their ids. */
const parts = {
  service: (centre: Centre) => centre.services,
  official: ({ officials = [] }: Centre) =>
    officials.map(({ id, surname, name }) => ({ id, name: `${surname} ${name}` })),
  group: (centre: Centre) => centre.groups,
  counter: (centre: Centre) => centre.counters,
  class: (centre: Centre) => centre.priorityClasses,
  profile: (centre: Centre) => centre.profiles,
  outcome: (centre: Centre) => centre.outcomes,
  printer: (centre: Centre) => centre.printers,
  kiosk: (centre: Centre) => centre.kiosks,
  display: (centre: Centre) => centre.displays,
  keypad: ({ keypads = [] }: Centre) => keypads,
  department: ({ departments = [] }: Centre) => departments,
  caseKind: ({ caseKinds = [] }: Centre) => caseKinds,
  caseTopic: ({ caseTopics = [] }: Centre) => caseTopics,
  leaveGround: ({ leaveGrounds = [] }: Centre) => leaveGrounds,
} as const satisfies {
  readonly [kind: string]: (centre: Centre) => readonly { readonly id: string; readonly name: Label }[];
};

interface Named {
  readonly since: number;
  readonly name: Label;
}
interface KnownPast {
  /** By kind and id, the oldest first; only where the name changed. */
  readonly names: Map<string, Named[]>;
  seq: number;
}

const pageSize = 20;
const keyOf = (kind: string, id: string): string => `${kind} ${id}`;

const takeIn = (known: KnownPast, { seq, at, centre }: DatedCentre): void => {
  for (const [kind, list] of Object.entries(parts)) {
    for (const { id, name } of list(centre)) {
      const key = keyOf(kind, id);
      const had = known.names.get(key) ?? [];
      if (JSON.stringify(had.at(-1)?.name) !== JSON.stringify(name))
        known.names.set(key, [...had, { since: at, name }]);
    }
  }
  known.seq = seq;
};
