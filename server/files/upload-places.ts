/** How many files are read at once: they stand in memory until they are stored. */
export interface UploadPlaces {
  /** Does this in a place of its own; null = there is none: so many are being read, of this case or in all. */
  take<T>(of: string, work: () => Promise<T>): Promise<T | null>;
}

/** At most `ofOne` at once of one case, and `inAll` in all. */
export function openUploadPlaces({ ofOne, inAll } = usual): UploadPlaces {
  const taken = new Map<string, number>();
  let all = 0;
  const add = (of: string, by: number): void => {
    all += by;
    const now = (taken.get(of) ?? 0) + by;
    if (now === 0) taken.delete(of);
    else taken.set(of, now);
  };
  return {
    async take(of, work) {
      if (all >= inAll || (taken.get(of) ?? 0) >= ofOne) return null;
      add(of, 1);
      try {
        return await work();
      } finally {
        add(of, -1);
      }
    },
  };
}

const usual = { ofOne: 2, inAll: 16 };
