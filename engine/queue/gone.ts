import type { NamedText } from '../../shared/views.ts';
import type { CentreIndex } from './centre-index.ts';

/**
 * [K5] What the configuration has dropped since the day opened, by id: today's tickets may still name it. Under an id that is
 * in use again the newest counts.
 */
export type Gone = Pick<CentreIndex, 'services' | 'classes' | 'profiles' | 'counters'>;

/** What is gone once `after` is in force. */
export function goneAfter(gone: Gone, before: CentreIndex, after: CentreIndex): Gone {
  return {
    services: dropped(gone.services, before.services, after.services),
    classes: dropped(gone.classes, before.classes, after.classes),
    profiles: dropped(gone.profiles, before.profiles, after.profiles),
    counters: dropped(gone.counters, before.counters, after.counters),
  };
}

/** A part of the configuration as it is, or as it last was today; undefined if it was never there today. */
export function knownOf<Kind extends keyof Gone>(
  state: Configured,
  kind: Kind,
  id: string,
): ReturnType<Gone[Kind]['get']> | undefined {
  return (state.index[kind].get(id) ?? state.gone[kind].get(id)) as ReturnType<Gone[Kind]['get']> | undefined;
}

/** The names of what is gone, for a screen that words ids. */
export function goneNames({ gone }: Pick<Configured, 'gone'>) {
  const named = (parts: ReadonlyMap<string, NamedText>): readonly NamedText[] =>
    [...parts.values()].map(({ id, name }) => ({ id, name }));
  return {
    services: named(gone.services),
    profiles: named(gone.profiles),
    priorityClasses: [...gone.classes.values()].map(({ id, name, proof }) => ({ id, name, proof })),
  };
}

/** What is configured, and what was. */
interface Configured {
  readonly index: CentreIndex;
  readonly gone: Gone;
}

export const nothingGone: Gone = { services: new Map(), classes: new Map(), profiles: new Map(), counters: new Map() };

const dropped = <T>(
  gone: ReadonlyMap<string, T>,
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> => new Map([...gone, ...before].filter(([id]) => !after.has(id)));
