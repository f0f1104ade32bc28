import type { DraftPort, StoredDraft } from '../../ports.ts';

/** Drafts kept as long as the page is open. */
export function keptDrafts(): DraftPort {
  const kept = new Map<string, StoredDraft>();
  const done = { ok: true, value: null } as const;
  return {
    read: async (centre) => ({ ok: true, value: kept.get(centre) ?? null }),
    save: async (centre, draft) => {
      kept.set(centre, draft);
      return done;
    },
    drop: async (centre) => {
      kept.delete(centre);
      return done;
    },
  };
}
