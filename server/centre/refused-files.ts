import type { RefusedFile } from '../../shared/server-notices.ts';

/** The files of configuration that were edited by hand, refused, and not mended since. */
export interface RefusedFiles {
  /** Remembers why a file is refused, since it was last changed; false if that much is known already. */
  note(refusal: Refusal): boolean;
  /** What is in the file is in force, or the file is gone. */
  mended(file: string): void;
  /** In order of their names. */
  list(): readonly RefusedFile[];
}

interface Refusal {
  readonly file: string;
  readonly message: string;
  /** When the file was last changed by the machine's clock (ms); null = not known. */
  readonly changedAt: number | null;
  readonly now: number;
}

/** No file is refused yet. */
export const openRefusedFiles = (): RefusedFiles => {
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
};

/** Letters that are shown of the beginning of a message and of its end; a file may hold a name of a megabyte. */
const [headLetters, tailLetters] = [200, 99];

/** A message as one line that can be shown. */
export const shortLine = (message: string): string => {
  const letters = [...message.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()];
  if (letters.length <= headLetters + 1 + tailLetters) return letters.join('');
  return `${letters.slice(0, headLetters).join('')}…${letters.slice(-tailLetters).join('')}`;
};
