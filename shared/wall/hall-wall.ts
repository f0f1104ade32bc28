import type { Direction, LocalText } from '../centre/centre.ts';
import type { PlaylistItem, WallLayout } from './wall-schema.ts';

/** What the view of a hall says of the one wall that shows it. */
export interface OfWall {
  readonly display: {
    readonly id: string;
    readonly name: string;
    readonly text: LocalText | null;
    /** Absent = `calls`. */
    readonly layout?: WallLayout;
  };
  /** Of a board, and of the one counter that a wall hangs above; absent = another layout. */
  readonly counters?: readonly HallCounter[];
  /** The page on which phones follow what it shows; absent = they may not, or the server has no public address. */
  readonly follow?: string;
  /** What it shows between calls, in this order; absent = another layout. */
  readonly playlist?: readonly HallItem[];
}

export interface HallCounter {
  readonly id: string;
  readonly name: string;
  readonly direction: Direction | null;
  readonly place: LocalText | null;
  readonly state: 'open' | 'paused' | 'closed';
}

export type HallItem = Omit<PlaylistItem, 'name' | 'displays'>;

/** What one wall shows of a playlist, in its order. */
export function itemsOn(playlist: readonly PlaylistItem[], display: string): readonly HallItem[] {
  return playlist
    .filter(({ displays }) => displays?.includes(display) ?? true)
    .map(({ name: _, displays: __, ...item }) => item);
}
