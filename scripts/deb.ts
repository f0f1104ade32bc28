import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { commandLine, fail, say } from './command-line.ts';
import { packagesOf } from './deb/contents.ts';
import { pack } from './deb/pack.ts';
import { prove } from './deb/prove.ts';
import { ensureCommand } from './debian.ts';
import { buildFronts, frontsAreStale } from './fronts.ts';

const usage = 'npm run deb [-- --to FOLDER] [--server] [--prove]';
const { values } = commandLine({
  usage,
  help: [
    'Makes the packages for Debian and its kin: novbe_VERSION_ARCHITECTURE.deb, the server for machines as this one, and',
    'novbe-kiosk_VERSION_all.deb, the screen of a kiosk or a wall. The same commit gives the same bytes.',
    '',
    '  --to FOLDER   where to; ./dist-deb unless given',
    '  --server      the server alone',
    '  --prove       as root: installs them in a clean root of Debian 12 in a temporary folder, takes a ticket, upgrades, goes',
    '                back, verifies the store, and shows the screen of a kiosk without a screen; wants lintian and debootstrap,',
    '                which it installs on Debian; some minutes, and about 500 MB from a mirror',
  ].join('\n'),
  options: { to: { type: 'string' }, server: { type: 'boolean' }, prove: { type: 'boolean' } },
});

const root = join(import.meta.dirname, '..');
const given = values.to as string | undefined;
const to = resolve(given ?? join(root, 'dist-deb'));
const { version }: { readonly version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** When the last commit was made (seconds since 1970), unless SOURCE_DATE_EPOCH says another time. */
const madeAt = (): number => {
  const said = process.env.SOURCE_DATE_EPOCH;
  if (said !== undefined && /^[0-9]{1,11}$/.test(said)) return Number(said);
  return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }));
};

const needed = [
  ['dpkg-deb', 'dpkg'],
  ['strip', 'binutils'],
] as const;
for (const [command, name] of needed)
  if (!ensureCommand(command, ['--version'], name)) fail(`${command} is missing: install Debian's ${name}`);
if (frontsAreStale()) {
  say('Building the screens …');
  await buildFronts();
}
const at = madeAt();
if (values.prove === true) await prove(at).catch((error: unknown) => fail(`Not proved: ${String(error)}`));
else make();

function make(): void {
  const [server, kiosk] = packagesOf(version);
  for (const one of values.server === true ? [server] : [server, kiosk]) {
    const path = pack(one, to, at);
    say(`${relative(process.cwd(), path)}: ${(statSync(path).size / 1e6).toFixed(1)} MB, ${one.files.length} files`);
  }
}
