import type { LegRow } from '../../shared/figures.ts';
import type { QueueStore } from './store.ts';

/** What is kept of one day under one kind, and the legs that it was made of. */
interface Kept {
  readonly body: Buffer;
  readonly legs: readonly LegRow[];
}

/** Figures kept over the legs of days, for the store in memory: good as long as the day's legs are the very ones they were made of. */
export const openMemoryFigures = (
  allLegs: () => readonly LegRow[],
  beforeWrite: () => void,
): Pick<QueueStore, 'dayFigures' | 'keepDayFigures'> => {
  const kept = new Map<string, Kept>();
  const ofDay = (centre: string, date: string): readonly LegRow[] =>
    allLegs().filter((leg) => leg.centre === centre && leg.date === date);
  const still = (found: Kept | undefined, legs: readonly LegRow[]): boolean =>
    found !== undefined && found.legs.length === legs.length && found.legs.every((leg, at) => leg === legs[at]);
  return {
    async dayFigures(centre, kind, from, to) {
      const dates = new Set(allLegs().flatMap((leg) => (leg.centre === centre ? leg.date : [])));
      const asked = [...dates].filter((date) => date >= from && date <= to).sort();
      return asked.map((date) => {
        const found = kept.get(`${centre} ${date} ${kind}`);
        return { date, body: still(found, ofDay(centre, date)) ? (found?.body ?? null) : null };
      });
    },
    async keepDayFigures(centre, kind, date, make) {
      beforeWrite();
      const legs = ofDay(centre, date);
      const body = make(legs.filter(({ practice }) => !practice));
      kept.set(`${centre} ${date} ${kind}`, { body, legs });
      return body;
    },
  };
};
