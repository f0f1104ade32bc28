import { type ReadonlySignal, signal } from '@preact/signals';
import type { BookedShare, BookedShares, Fared } from '../../../shared/booking/booked-shares.ts';
import type { ManagerPorts } from '../../ports.ts';
import { type Change, createChange } from '../../ui/loaded.ts';
import type { Range } from '../../ui/range.ts';

/** The centre's own days run again as if more had booked. */
export interface TryOutModel {
  /** What came out last; null = nothing was asked yet. */
  readonly result: ReadonlySignal<BookedShares | null>;
  readonly change: Change;
  run(range: Range): Promise<void>;
}

/** Those who walked in, or those who booked, of one run. */
export interface TriedRow extends Fared {
  readonly key: string;
  readonly share: number;
  readonly who: 'walkIns' | 'booked';
  /** [SE15] From the slot to the call, in the middle case (s); null = of those who walked in. */
  readonly afterSeconds: number | null;
}

/** Nothing is asked before `run`. */
export function createTryOut(centre: string, { api }: Pick<ManagerPorts, 'api'>): TryOutModel {
  const result = signal<BookedShares | null>(null);
  const change = createChange();
  return {
    result,
    change,
    run: async (range) => {
      await change.run(async () => {
        const answer = await api('bookedShares', { params: { centre }, body: range });
        if (answer.ok) result.value = answer.value;
        return answer;
      });
    },
  };
}

/** A row for those who walked in of each run, and one for those who booked where anybody did. */
export function triedRows(shares: readonly BookedShare[]): readonly TriedRow[] {
  return shares.flatMap(({ share, walkIns, booked, punctuality }) => [
    { ...walkIns, key: `${share} walkIns`, share, who: 'walkIns' as const, afterSeconds: null },
    ...(booked.came === 0
      ? []
      : [{ ...booked, key: `${share} booked`, share, who: 'booked' as const, afterSeconds: punctuality.median }]),
  ]);
}
