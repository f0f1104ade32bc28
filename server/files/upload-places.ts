/** How many files are read at once: they stand in memory until they are stored. */
export interface UploadPlaces {
  /** Does this in a place of its own; null = there is none: so many are being read, of this case, from this address or in all. */
  take<T>(from: UploadFrom, work: () => Promise<T>): Promise<T | null>;
}

export interface UploadFrom {
  readonly case: string;
  /** null = this machine's own programs, which are not held up. */
  readonly address: string | null;
}

/** At most `ofOne` at once of one case, `ofAddress` from one address, and `inAll` in all: a slow one has its place for minutes. */
export function openUploadPlaces({ ofOne, ofAddress, inAll } = usual): UploadPlaces {
  const taken = new Map<string, number>();
  const has = (place: string): number => taken.get(place) ?? 0;
  const add = (place: string, by: number): void => {
    const now = has(place) + by;
    if (now === 0) taken.delete(place);
    else taken.set(place, now);
  };
  return {
    async take(from, work) {
      const places: readonly (readonly [place: string, most: number])[] = [
        ['all', inAll],
        [`case ${from.case}`, ofOne],
        ...(from.address === null ? [] : [[`address ${from.address}`, ofAddress] as const]),
      ];
      if (places.some(([place, most]) => has(place) >= most)) return null;
      for (const [place] of places) add(place, 1);
      try {
        return await work();
      } finally {
        for (const [place] of places) add(place, -1);
      }
    },
  };
}

const usual = { ofOne: 2, ofAddress: 4, inAll: 16 };
