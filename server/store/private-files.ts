import { chmod, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes a data folder, or a copy of one, its owner's alone: folders 0700, files 0600, however wide they were made or left.
 * Gives the paths that could not be made so; they are others', or the file system knows no modes.
 */
export function keepPrivate(folder: string): Promise<readonly string[]> {
  return narrow(folder, (name) => ours.test(name));
}

/** What the program makes in a data folder or a copy of one; whatever else stands there is another's affair. */
const ours = /^(novbe\.db.*|centres|printer|voice|media|logos|keys|copy\.json|\.?first-password.*)$/;

/** Sticky folders (as /tmp) are many people's. */
const sticky = 0o1000;

const isGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Takes from everybody but the owner what a file or a folder lets them do; gives what could not be narrowed. */
const narrow = async (path: string, within: (name: string) => boolean): Promise<readonly string[]> => {
  try {
    const found = await lstat(path);
    const folder = found.isDirectory();
    // What a link leads to is somebody else's, as are pipes and devices.
    if (!folder && !found.isFile()) return [];
    const mode = found.mode & 0o7777;
    const wanted = mode & (folder ? 0o700 : 0o600);
    if (mode !== wanted && (mode & sticky) === 0) await chmod(path, wanted);
    if (!folder) return [];
    const names = (await readdir(path)).filter(within);
    return (await Promise.all(names.map((name) => narrow(join(path, name), () => true)))).flat();
  } catch (error) {
    return isGone(error) ? [] : [path];
  }
};
