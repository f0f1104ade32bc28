import type { Centre } from '../../../../shared/centre/centre.ts';
import { type TierGroup, tierGroups } from './profiles-model.ts';

/** The rows of a tier as they are seen: groups, and under those that are open their services. */
export interface TierRow {
  /** Told apart within a tier. */
  readonly key: string;
  readonly level: 1 | 2;
  readonly group: string;
  /** What moves with the row. */
  readonly ids: readonly string[];
  readonly of: number;
  /** Null for a row that holds no others. */
  readonly isOpen: boolean | null;
}

/** The rows of a list of services; `open` has the groups that are open. */
export function tierRows(centre: Centre, ids: readonly string[], open: ReadonlySet<string>): readonly TierRow[] {
  return tierGroups(centre, ids).flatMap((group) => rowsOf(group, open));
}

/** Where a key leads among the rows: the next, the one above, the first, the last, or the row that holds this one. */
export function rowAfter(rows: readonly TierRow[], at: number, key: string): number | null {
  switch (key) {
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'ArrowDown':
      return Math.min(rows.length - 1, at + 1);
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'ArrowLeft': {
      const holder = rows.slice(0, at).findLastIndex(({ level }) => level === 1);
      return rows[at]?.level === 2 ? holder : null;
    }
    default:
      return null;
  }
}

const rowsOf = ({ group, ids, of }: TierGroup, open: ReadonlySet<string>): readonly TierRow[] => {
  const isOpen = group === '*' ? null : open.has(group);
  const head: TierRow = { key: `group:${group}`, level: 1, group, ids, of, isOpen };
  const inner = ids.map((id): TierRow => ({ key: `service:${id}`, level: 2, group, ids: [id], of: 1, isOpen: null }));
  return isOpen === true ? [head, ...inner] : [head];
};
