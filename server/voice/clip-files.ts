import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ScreenLanguage, screenLanguages } from '../../shared/languages.ts';
import { clipsOf } from '../../shared/voice/spoken/clips.ts';
import { newId } from '../ids.ts';

/** The recorded clips of all centres, as files. */
export interface ClipFiles {
  /** A clip as WAV; null = it is not recorded. */
  read(of: ClipName): Promise<Buffer | null>;
  /** The ids of those that a centre has in a language. */
  list(centre: string, language: ScreenLanguage): Promise<ReadonlySet<string>>;
  /** Whether all that a language needs is recorded in a centre. */
  isWhole(centre: string, language: ScreenLanguage): Promise<boolean>;
  write(of: ClipName, wav: Buffer): Promise<void>;
  /** Takes one away; says whether it was there. */
  remove(of: ClipName): Promise<boolean>;
}

export interface ClipName {
  readonly centre: string;
  readonly language: ScreenLanguage;
  readonly clip: string;
}

/** The clips in a folder: `CENTRE/LANGUAGE/CLIP.wav`. They are read again each time, since other processes and people change them. */
export function createClipFiles(folder: string): ClipFiles {
  const list = async (centre: string, language: ScreenLanguage): Promise<ReadonlySet<string>> => {
    const names = await readdir(join(folder, centre, language)).catch((): readonly string[] => []);
    const known = clipsOf(language).map(({ id }) => id);
    return new Set(known.filter((id) => names.includes(`${id}${ending}`)));
  };
  const pathOf = ({ centre, language, clip }: ClipName): string => join(folder, centre, language, `${clip}${ending}`);
  return {
    list,
    read: (of) => (isClip(of) ? readFile(pathOf(of)).catch(() => null) : Promise.resolve(null)),
    isWhole: async (centre, language) => (await list(centre, language)).size === clipsOf(language).length,
    async write(of, wav) {
      const inside = join(folder, of.centre, of.language);
      await mkdir(inside, { recursive: true, mode: 0o700 });
      const half = join(inside, `${newId()}.part`);
      try {
        await writeFile(half, wav, { mode: 0o600, flush: true });
        await rename(half, pathOf(of));
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
    },
    async remove(of) {
      const there = await access(pathOf(of)).then(
        () => true,
        () => false,
      );
      await rm(pathOf(of), { force: true });
      return there;
    },
  };
}

/** Whether these are a centre, a language and a clip that there can be: nothing else names a file. */
export function isClip({ centre, language, clip }: { readonly [Part in keyof ClipName]: string }): boolean {
  const known = screenLanguages.find((one) => one === language);
  return /^[a-z0-9-]{1,64}$/.test(centre) && known !== undefined && clipsOf(known).some(({ id }) => id === clip);
}

const ending = '.wav';
