import type { DraftPort, StoredDraft } from '../../manager/ports.ts';
import { refuse } from '../../shared/refusals.ts';

/** Drafts kept as long as the page is open, by the same rules as on the server. */
export function keptDrafts(options: KeptOptions = {}): DraftPort {
  const { version = () => 1, me = () => null, past = () => undefined } = options;
  const kept = new Map<string, StoredDraft>();
  let count = 0;
  const changed = refuse('draft-changed', 'another draft stands there');
  return {
    read: async (centre) => ({ ok: true, value: { version: version(), draft: kept.get(centre) ?? null } }),
    save: async (centre, draft, over) => {
      if ((kept.get(centre)?.revision ?? null) !== over) return changed;
      count += 1;
      const stored = { ...draft, revision: `r${count}`, by: me(), at: '2026-11-20T06:00:00.000Z' };
      kept.set(centre, stored);
      return { ok: true, value: stored };
    },
    drop: async (centre, over) => {
      if (kept.get(centre)?.revision !== over) return changed;
      kept.delete(centre);
      return { ok: true, value: {} };
    },
    past: async (_, asked) => {
      const document = past(asked);
      return document === undefined
        ? refuse('version-not-found', 'there was none')
        : { ok: true as const, value: document };
    },
  };
}

interface KeptOptions {
  /** The version in force. */
  readonly version?: () => number;
  /** Who types. */
  readonly me?: () => StoredDraft['by'];
  /** The documents that were in force. */
  readonly past?: (version: number) => unknown;
}
