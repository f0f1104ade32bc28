import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Package, Packed } from './contents.ts';

const root = join(import.meta.dirname, '../..');

/**
 * Writes a package to the folder `to` and gives its path. The same sources give the same bytes: all files bear the time `at`
 * (seconds since 1970) and belong to root. Needs `dpkg-deb` and `strip`.
 */
export function pack(one: Package, to: string, at: number, compression: 'xz' | 'none' = 'xz'): string {
  const stage = mkdtempSync(join(tmpdir(), 'novbe-deb-'));
  try {
    chmodSync(stage, 0o755);
    for (const file of one.files) put(stage, file);
    for (const { to: path } of one.files) if (/\/bin\/node$|\.node$/.test(path)) strip(join(stage, path));
    const kilobytes = Math.ceil(one.files.reduce((sum, file) => sum + statSync(join(stage, file.to)).size, 0) / 1024);
    for (const file of one.control) put(join(stage, 'DEBIAN'), completed(file, one, kilobytes));
    put(join(stage, 'DEBIAN'), { to: 'md5sums', from: Buffer.from(sums(stage, one.files)), mode: 0o644 });
    date(stage, at);
    mkdirSync(to, { recursive: true });
    const path = join(to, `${one.name}_${one.version}_${one.architecture}.deb`);
    execFileSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', stage, path], {
      // By one thread the bytes are the same on a machine of any size.
      env: { ...process.env, SOURCE_DATE_EPOCH: String(at), DPKG_DEB_THREADS_MAX: '1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return path;
  } finally {
    rmSync(stage, { recursive: true });
  }
}

const put = (stage: string, { to, from, mode }: Packed): void => {
  const path = join(stage, to);
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  if (typeof from === 'string') copyFileSync(join(root, from), path);
  else writeFileSync(path, from);
  chmodSync(path, beginsWith(path, '#!') ? 0o755 : mode);
};

const beginsWith = (path: string, letters: string): boolean => {
  const file = openSync(path, 'r');
  try {
    const read = Buffer.alloc(letters.length);
    readSync(file, read);
    return read.toString() === letters;
  } finally {
    closeSync(file);
  }
};

/** Without what only a debugger reads. */
const strip = (program: string): void => void execFileSync('strip', ['--strip-unneeded', program]);

const completed = (file: Packed, { architecture }: Package, kilobytes: number): Packed => {
  if (file.to !== 'control' || typeof file.from === 'string') return file;
  const text = file.from.toString().replace('@ARCHITECTURE@', architecture).replace('@SIZE@', String(kilobytes));
  return { ...file, from: Buffer.from(text) };
};

const sums = (stage: string, files: readonly Packed[]): string =>
  files
    .map(({ to }) => to)
    .filter((to) => !to.startsWith('etc/'))
    .sort()
    .map(
      (to) =>
        `${createHash('md5')
          .update(readFileSync(join(stage, to)))
          .digest('hex')}  ${to}\n`,
    )
    .join('');

const date = (path: string, at: number): void => {
  if (statSync(path).isDirectory()) {
    chmodSync(path, 0o755);
    for (const name of readdirSync(path)) date(join(path, name), at);
  }
  lutimesSync(path, at, at);
};
