import type { StoredEvent } from '../../../shared/events.ts';
import { type DatedCentre, datedCentre, type PersonName } from '../names.ts';
import { type ClockShift, shiftedNames } from '../shifted.ts';

/** The configurations in a log after an event. */
export function configurationsIn(events: readonly StoredEvent[], after: number, limit: number): readonly DatedCentre[] {
  return events
    .flatMap(({ seq, event }) => (event.type === 'centre-configured' && seq > after ? [datedCentre(seq, event)] : []))
    .slice(0, limit);
}

/** The configurations in a log before an event, the latest first. */
export function configurationsUpTo(
  events: readonly StoredEvent[],
  before: number,
  limit: number,
): readonly DatedCentre[] {
  return configurationsIn(events.slice(0, Math.max(0, before - 1)), 0, before)
    .toReversed()
    .slice(0, limit);
}

/** The names that people and programs had, in memory. */
export function openMemoryNames() {
  const names = new Map<string, PersonName>();
  const add = (name: PersonName): void => {
    const key = `${name.id} ${name.since}`;
    if (!names.has(key)) names.set(key, name);
  };
  const all = (): readonly PersonName[] =>
    [...names.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.since - b.since));
  return {
    add,
    /** To be called before somebody is removed: the name stays. */
    keep(row: { readonly id: string; readonly name: string } | undefined): void {
      if (row !== undefined) add({ id: row.id, since: 0, name: row.name });
    },
    all,
    shift(shift: ClockShift): void {
      const moved = shiftedNames(all(), shift);
      names.clear();
      for (const name of moved) add(name);
    },
  };
}
export type MemoryNames = ReturnType<typeof openMemoryNames>;
