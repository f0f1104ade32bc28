import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { shippedPackages } from './shipped-packages.ts';

/** A file of a package: where it comes to stand (without a slash before it), and what it holds. */
export interface Packed {
  readonly to: string;
  /** A file of the repository, or bytes that are made. */
  readonly from: string | Buffer;
  readonly mode: number;
}
export interface Package {
  readonly name: 'novbe' | 'novbe-kiosk';
  readonly version: string;
  /** As Debian calls it. */
  readonly architecture: 'amd64' | 'arm64' | 'all';
  readonly files: readonly Packed[];
  /** What dpkg itself reads: `control`, `conffiles` and the scripts. */
  readonly control: readonly Packed[];
}

const root = join(import.meta.dirname, '../..');

/** The two packages of this version, from what stands in the repository; the screens must be built. */
export function packagesOf(version: string): readonly [server: Package, kiosk: Package] {
  return [serverPackage(version), kioskPackage(version)];
}

/** The commands that the package brings besides the server itself, as scripts/NAME.ts. */
export const shippedCommands = ['backup', 'restore', 'password', 'verify', 'clock', 'health'] as const;

const serverPackage = (version: string): Package => {
  const lib = (path: string): Packed => ({ to: `usr/lib/novbe/${path}`, from: path, mode: 0o644 });
  const scripts = [...shippedCommands, 'command-line', 'store-clock', 'the-store', 'typed-lines'].map(
    (name) => `scripts/${name}.ts`,
  );
  const sources = ['engine', 'server', 'shared', 'home/pictures', 'dist'].flatMap((folder) => filesUnder(folder));
  const modules = shippedPackages(root, importedBy(sources)).flatMap(filesOfModule);
  const ours = [...sources, ...scripts].filter((path) => !/\.md$|\/tsconfig\.json$/.test(path));
  return {
    name: 'novbe',
    version,
    architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
    files: [
      ...[...ours, ...modules, 'package.json'].map(lib),
      { to: 'usr/lib/novbe/bin/node', from: 'node_modules/node/bin/node', mode: 0o755 },
      { to: 'usr/lib/novbe/VERSION', from: Buffer.from(`${version}\n`), mode: 0o644 },
      { to: 'usr/lib/novbe/defaults.env', from: 'packaging/server/defaults.env', mode: 0o644 },
      { to: 'usr/bin/novbe', from: 'packaging/server/novbe', mode: 0o755 },
      { to: 'usr/sbin/novbe-restore', from: 'packaging/server/novbe-restore', mode: 0o755 },
      { to: 'etc/default/novbe', from: 'packaging/server/novbe.default', mode: 0o644 },
      ...['novbe.service', 'novbe-health.service', 'novbe-health.timer', 'novbe-revive.service'].map(serverUnit),
      ...manPages('server', ['novbe.8', 'novbe-restore.8'], version),
      ...docs('novbe', 'server', version),
      ...['operating', 'administrator', 'hardware', 'security', 'api'].map((page) => ({
        to: `usr/share/doc/novbe/${page}.md.gz`,
        from: gzip(readFileSync(join(root, `docs/${page}.md`))),
        mode: 0o644,
      })),
    ],
    control: controlOf('server', version),
  };
};

const kioskPackage = (version: string): Package => {
  const own = (to: string, name: string, mode = 0o644): Packed => ({ to, from: `packaging/kiosk/${name}`, mode });
  return {
    name: 'novbe-kiosk',
    version,
    architecture: 'all',
    files: [
      own('usr/lib/novbe-kiosk/show-screen', 'show-screen', 0o755),
      own('usr/lib/novbe-kiosk/write-policies', 'write-policies', 0o755),
      own('usr/share/novbe-kiosk/start.html', 'start.html'),
      own('usr/share/novbe-kiosk/policies.json', 'policies.json'),
      own('lib/systemd/system/novbe-kiosk.service', 'novbe-kiosk.service'),
      own('etc/default/novbe-kiosk', 'novbe-kiosk.default'),
      own('etc/pam.d/novbe-kiosk', 'novbe-kiosk.pam'),
      ...manPages('kiosk', ['novbe-kiosk.8'], version),
      ...docs('novbe-kiosk', 'kiosk', version),
    ],
    control: controlOf('kiosk', version),
  };
};

const serverUnit = (name: string): Packed => ({
  to: `lib/systemd/system/${name}`,
  from: `packaging/server/${name}`,
  mode: 0o644,
});

const filled = (path: string, version: string): Buffer =>
  Buffer.from(readFileSync(join(root, path), 'utf8').replaceAll('@VERSION@', version));

/** As `gzip -9n`: without a name and a time. */
const gzip = (bytes: Buffer): Buffer => gzipSync(bytes, { level: 9 });

const manPages = (folder: string, names: readonly string[], version: string): readonly Packed[] =>
  names.map((name) => ({
    to: `usr/share/man/man8/${name}.gz`,
    from: gzip(filled(`packaging/${folder}/${name}`, version)),
    mode: 0o644,
  }));

const docs = (name: string, folder: string, version: string): readonly Packed[] => [
  { to: `usr/share/doc/${name}/copyright`, from: 'packaging/copyright', mode: 0o644 },
  { to: `usr/share/doc/${name}/NEWS.gz`, from: gzip(readFileSync(join(root, 'CHANGELOG.md'))), mode: 0o644 },
  { to: `usr/share/doc/${name}/changelog.gz`, from: gzip(changelog(name, version)), mode: 0o644 },
  { to: `usr/share/lintian/overrides/${name}`, from: `packaging/${folder}/lintian-overrides`, mode: 0o644 },
];

/** The history in the form that Debian reads, dated by the release; what changed stands in NEWS.gz. */
const changelog = (name: string, version: string): Buffer => {
  const [, date = '1970-01-01'] =
    /^## \[[^\]]+\] - (\d{4}-\d{2}-\d{2})$/m.exec(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')) ?? [];
  const dated = new Date(`${date}T00:00:00Z`).toUTCString().replace('GMT', '+0000');
  const [, maintainer = ''] =
    /^Maintainer: (.+)$/m.exec(readFileSync(join(root, 'packaging/server/control'), 'utf8')) ?? [];
  return Buffer.from(
    `${name} (${version}) stable; urgency=medium\n\n  * What changed stands in NEWS.gz.\n\n -- ${maintainer}  ${dated}\n`,
  );
};

const controlOf = (folder: string, version: string): readonly Packed[] =>
  ['control', 'conffiles', 'preinst', 'postinst', 'prerm', 'postrm']
    .map((name) => ({ name, path: `packaging/${folder}/${name}` }))
    .filter(({ path }) => existsSync(join(root, path)))
    .map(({ name, path }) => ({
      to: name,
      from: filled(path, version),
      mode: name.startsWith('con') ? 0o644 : 0o755,
    }));

const filesUnder = (folder: string, isOurs: (path: string) => boolean = () => true): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (!isOurs(path)) return [];
      return entry.isDirectory() ? filesUnder(path, isOurs) : [path];
    })
    .sort();

const importPattern = /(?:\bfrom|\bimport|\bimport\(|\brequire\.resolve\()\s*['`]([^'`.$\n][^'`\n]*)['`]/g;

/** The packages that these files of ours import, by their names. */
export function importedBy(paths: readonly string[]): readonly string[] {
  const names = paths
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(importPattern)].map(([, name = '']) => name))
    .filter((name) => /^(@[\w-]+\/)?[a-z][\w.-]*(\/|$)/.test(name) && !name.startsWith('node:'));
  const packages = names.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
  const manifest: { readonly dependencies: object } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return [...new Set(packages)].filter((name) => name in manifest.dependencies).sort();
}

/** What of a module is needed where it only runs: no types, maps and sources, and no machine code for another machine. */
const filesOfModule = (folder: string): readonly string[] =>
  filesUnder(folder, (path) => {
    const inside = path.slice(folder.length + 1);
    const [, machine] = /^prebuilds\/([\w+-]+)/.exec(inside) ?? [];
    if (machine !== undefined && machine !== `linux-${process.arch}`) return false;
    if (/^licen[cs]e/i.test(inside)) return true;
    if (folder === 'node_modules/better-sqlite3' && /^(deps|src)$/.test(inside)) return false;
    return !notRun.some((pattern) => pattern.test(inside));
  });

const notRun = [
  /^(node_modules|tests?|benchmarks?|examples?|docs|scripts|integration|tools)$/,
  /(^|\/)\.[^/]+$/,
  /\.(d\.[cm]?ts|[cm]?ts|map|md|markdown|gyp|gypi|c|cc|cpp|h|sh)$/i,
  /\.musl\.node$/,
  /^index\.html$/,
  // Commands of modules, which nobody gives here.
  /(^|\/)(bin|bin\.m?js|cli\.js)$/,
  /^(build-test|optional)\.js$/,
];
