import type { SecurityEntry, SecurityNote, SecurityStore } from '../security.ts';
import { type ClockShift, shiftedAge } from '../shifted.ts';

/** The security log in memory. */
export function memorySecurity(beforeWrite: () => void) {
  let lines: readonly (SecurityEntry & { readonly stranger: boolean })[] = [];
  let seq = 0;
  const put = (note: SecurityNote, gatherMs: number, keep: number): void => {
    const same = lines.findLast(
      ({ stranger, what, who, address, lastAt }) =>
        stranger && what === note.what && who === note.who && address === note.address && lastAt > note.at - gatherMs,
    );
    if (note.stranger && same !== undefined) {
      const more = { ...same, times: same.times + note.times, lastAt: note.at };
      lines = lines.map((line) => (line === same ? more : line));
      return;
    }
    seq += 1;
    lines = [...lines, { ...note, seq, lastAt: note.at }];
    if (seq % trimEvery !== 0) return;
    const kept = lines.filter(({ stranger }) => stranger === note.stranger).slice(-keep);
    lines = lines.filter((line) => line.stranger !== note.stranger || kept.includes(line));
  };
  const store: SecurityStore = {
    async noteSecurity(note, gatherMs, keep) {
      beforeWrite();
      put(note, gatherMs, keep);
    },
    security: async (centre, before, limit) =>
      lines
        .filter((line) => (centre === null || line.centre === centre) && (before === null || line.seq < before))
        .toReversed()
        .slice(0, limit)
        .map(({ stranger: _, ...entry }) => entry),
  };
  const shift = (by: ClockShift): void => {
    lines = lines.map((line) => ({ ...line, at: shiftedAge(line.at, by), lastAt: shiftedAge(line.lastAt, by) }));
  };
  return { store, put, shift };
}

const trimEvery = 100;
