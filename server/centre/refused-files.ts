import type { RefusedFile } from '../../shared/notices/server-notices.ts';
import { shortLine } from '../text.ts';

/** The files of configuration that were edited by hand, refused, and not mended since. */
export interface RefusedFiles {
  /** Remembers why a file is refused, since it was last changed; false if that much is known already. */
  note(refusal: Refusal): boolean;
  /** What is in the file is in force, or the file is gone. */
  mended(file: string): void;
  /** In order of their names. */
  list(): readonly RefusedFile[];
}

/** No file is refused yet. */
export function openRefusedFiles(): RefusedFiles {
  const refused = new Map<string, { readonly shown: RefusedFile; readonly changedAt: number | null }>();
  return {
    note({ file, changedAt, now, ...refusal }) {
      const message = shortLine(refusal.message);
      const known = refused.get(file);
      if (known?.shown.message === message && known.changedAt === changedAt) return false;
      // The machine's clock may be ahead of the time that everybody goes by.
      const since = new Date(Math.min(changedAt ?? now, now)).toISOString();
      refused.set(file, { shown: { file: shortLine(file), message, since }, changedAt });
      return true;
    },
    mended: (file) => void refused.delete(file),
    list: () => [...refused.values()].map(({ shown }) => shown).sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
}

interface Refusal {
  readonly file: string;
  readonly message: string;
  /** When the file was last changed by the machine's clock (ms); null = not known. */
  readonly changedAt: number | null;
  readonly now: number;
}
