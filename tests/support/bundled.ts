import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Programs of ours that many tests start as a process. */
export type Program = 'server/main.ts' | 'scripts/password.ts';

/**
 * A file that does what this program does, its modules and packages joined in a few files: Node has two thousand fewer to find and
 * read, a quarter of a server's start. Made again when anything in our sources or in the lock of the packages is another.
 */
export function bundled(program: Program): string {
  folder ??= ready();
  return join(folder, program.replace(/\.ts$/, '.js'));
}

let folder: string | null = null;

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/novbe-programs');

const ready = (): string => {
  const made = join(cache, marked());
  if (existsSync(made)) return made;
  const under = `${made}.${process.pid}`;
  execFileSync(process.execPath, [join(import.meta.dirname, 'bundle-programs.ts'), under, made], { stdio: 'inherit' });
  try {
    renameSync(under, made);
  } catch (error) {
    // Another worker was first with the same.
    if (!existsSync(made)) throw error;
    rmSync(under, { recursive: true });
  }
  forget(made);
  return made;
};

/** A mark (hexadecimal digits) of all that goes into the programs. */
const marked = (): string => {
  const mark = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  mark.update(readFileSync(join(import.meta.dirname, 'bundle-programs.ts')));
  for (const name of ['engine', 'scripts', 'server', 'shared'])
    for (const path of readdirSync(join(root, name), { recursive: true, encoding: 'utf8' }).sort())
      if (/\.(ts|json)$/.test(path)) mark.update(path).update(readFileSync(join(root, name, path)));
  return mark.digest('hex').slice(0, 20);
};

/** Removes what other sources gave, once it is a day old: a run of theirs may still be under way. */
const forget = (made: string): void => {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (path !== made && statSync(path).mtimeMs < Date.now() - 86_400_000)
      rmSync(path, { recursive: true, force: true });
  }
};
