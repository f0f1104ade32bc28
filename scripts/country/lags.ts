/** How long what is stored at branches takes until it is seen at the head office. */
export interface Lags {
  /** A log has come so far at its branch, at this time (ms). */
  stored(centre: string, seq: number, at: number): void;
  /** A view of it that goes so far has come from the head office. */
  seen(centre: string, seq: number, at: number): void;
  /** The longest of the shortest 95 of 100 since it was last asked (ms), and of how many; null where there was none. */
  take(): { readonly p95: number; readonly p50: number; readonly count: number } | null;
}

/** Only of those centres whose views are looked at. */
export function createLags(watched: ReadonlySet<string>): Lags {
  const stored = new Map<string, Map<number, number>>();
  const early = new Map<string, Map<number, number>>();
  let ms: number[] = [];
  const meet = (centre: string, seq: number, storedAt: number, seenAt: number): void => {
    ms.push(Math.max(0, seenAt - storedAt));
    for (const table of [stored, early])
      for (const one of table.get(centre)?.keys() ?? []) if (one <= seq) table.get(centre)?.delete(one);
  };
  const keep = (of: Map<string, Map<number, number>>, centre: string, seq: number, at: number): void => {
    const own = of.get(centre) ?? new Map<number, number>();
    of.set(centre, own.set(seq, at));
  };
  return {
    stored(centre, seq, at) {
      if (!watched.has(centre)) return;
      const seenAt = early.get(centre)?.get(seq);
      if (seenAt === undefined) keep(stored, centre, seq, at);
      else meet(centre, seq, at, seenAt);
    },
    seen(centre, seq, at) {
      const storedAt = stored.get(centre)?.get(seq);
      // Branches tell some times a second: the view may be here before.
      if (storedAt === undefined) keep(early, centre, seq, at);
      else meet(centre, seq, storedAt, at);
    },
    take() {
      const sorted = ms.sort((a, b) => a - b);
      ms = [];
      const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
      return sorted.length === 0 ? null : { p50: rank(0.5), p95: rank(0.95), count: sorted.length };
    },
  };
}
