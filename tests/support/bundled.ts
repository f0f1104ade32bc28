import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { madeOnce } from './made-once.ts';

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

const ready = (): string => {
  const bundler = join(import.meta.dirname, 'bundle-programs.ts');
  const made = madeOnce('novbe-programs', ['engine', 'scripts', 'server', 'shared'], bundler);
  if (made.isThere) return made.path;
  execFileSync(process.execPath, [bundler, made.under, made.path], { stdio: 'inherit' });
  made.keep();
  return made.path;
};
