import type { StoredTable, TableStore } from '../tables.ts';

/** Decision tables in memory, to the same contract. */
export function memoryTables(beforeWrite: () => void): TableStore {
  const rows = new Map<string, StoredTable>();
  const order = (one: StoredTable, other: StoredTable): number =>
    one.id === other.id ? one.version - other.version : one.id < other.id ? -1 : 1;
  return {
    decisionTables: async () => [...rows.values()].sort(order),
    decisionTablesMark: async () =>
      `${rows.size} ${[...rows.values()].filter(({ approvedAt }) => approvedAt !== null).length}`,
    async proposeTable(table) {
      beforeWrite();
      const { hash, id, version } = table;
      if ([...rows.values()].some((one) => one.hash === hash || (one.id === id && one.version === version)))
        return false;
      rows.set(hash, { ...table, approvedBy: null, approvedAt: null });
      return true;
    },
    async approveTable(hash, by, at) {
      beforeWrite();
      const found = rows.get(hash);
      if (found === undefined || found.approvedBy !== null || found.proposedBy === by) return false;
      rows.set(hash, { ...found, approvedBy: by, approvedAt: at });
      return true;
    },
  };
}
