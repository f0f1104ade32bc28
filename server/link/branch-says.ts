import type { BranchSays } from '../../shared/country/link.ts';
import { programVersion } from '../program-version.ts';
import type { LogEnd } from '../store/link.ts';

export interface SaysParts {
  readonly store: { head(centre: string): Promise<LogEnd> };
  readonly now: () => number;
}

/** What a branch says of itself; `known` is the last event that its head office has said to have, null before it has. */
export function createSays({ store, now }: SaysParts, centre: string, known: () => number | null) {
  /** Where the head office will have all up to the event `sent`. */
  const after = async (sent: number): Promise<BranchSays> => {
    const { seq } = await store.head(centre);
    return { version: programVersion, now: now(), queue: Math.max(0, seq - sent) };
  };
  return {
    after,
    /** null = nobody knows how much is to be sent. */
    now: async (): Promise<BranchSays | null> => {
      const seq = known();
      return seq === null ? null : after(seq);
    },
  };
}
export type Says = ReturnType<typeof createSays>;
