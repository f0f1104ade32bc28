import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { importedBy, type Package, packagesOf, shippedCommands } from '../../scripts/deb/contents.ts';
import { shippedPackages } from '../../scripts/deb/shipped-packages.ts';

/** What goes into the packages for Debian. That they install, upgrade and go back is shown by `npm run deb -- --prove`. */

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const { version } = JSON.parse(read('package.json'));
const [server, kiosk] = packagesOf(version);
const textOf = ({ files, control }: Package, to: string): string => {
  const from = [...files, ...control].find((file) => file.to === to)?.from ?? Buffer.from('');
  return typeof from === 'string' ? read(from) : from.toString();
};

test('each file of the packages is there, once, and stands below /usr, /lib or /etc', () => {
  for (const { files } of [server, kiosk]) {
    expect(files.filter(({ from }) => typeof from === 'string' && !existsSync(join(root, from)))).toEqual([]);
    expect(new Set(files.map(({ to }) => to)).size).toBe(files.length);
    expect(files.filter(({ to }) => !/^(usr|lib\/systemd\/system|etc)\//.test(to)).map(({ to }) => to)).toEqual([]);
  }
});

test('each version in them is that of the package', () => {
  for (const one of [server, kiosk]) {
    expect(textOf(one, 'control')).toContain(`\nVersion: ${version}\n`);
    const changelog = one.files.find(({ to }) => to.endsWith('changelog.gz'))?.from ?? '';
    expect(gunzipSync(Buffer.from(changelog)).toString().split('\n')[0]).toBe(
      `${one.name} (${version}) stable; urgency=medium`,
    );
  }
  expect(textOf(server, 'usr/lib/novbe/VERSION').trim()).toBe(version);
  expect(textOf(server, 'preinst')).toContain(`before-${version}`);
  expect(
    [server, kiosk].flatMap(({ control }) => control).filter(({ from }) => String(from).includes('@VERSION@')),
  ).toEqual([]);
});

describe('the server', () => {
  const places = new Set(server.files.map(({ to }) => to));
  const sources = server.files.flatMap(({ to, from }) =>
    typeof from === 'string' && /^usr\/lib\/novbe\/(engine|server|shared|scripts)\/.*\.ts$/.test(to) ? [from] : [],
  );

  test('brings every module that one of its own imports, and none of the tests and screens', () => {
    expect(sources.length).toBeGreaterThan(500);
    const missing = sources.flatMap((path) =>
      [...read(path).matchAll(/(?:from|import\(|new URL\()\s*'(\.[^'\n]+\.ts)'/g)]
        .map(([, target = '']) => join(path, '..', target))
        .filter((target) => !places.has(`usr/lib/novbe/${target}`))
        .map((target) => `${path} -> ${target}`),
    );
    expect(missing).toEqual([]);
    expect(sources.filter((path) => /\.test\.ts$|^(tests|ui|kiosk)\//.test(path))).toEqual([]);
  });

  test('brings every package that they import, with what these need, and nothing that only builds', () => {
    const names = importedBy(sources);
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) expect(places, name).toContain(`usr/lib/novbe/node_modules/${name}/package.json`);
    const all = shippedPackages(root, names);
    for (const built of ['vite', 'typescript', 'vitest', 'preact', 'node'])
      expect(all).not.toContain(`node_modules/${built}`);
    const machines = [...places].filter((path) => path.endsWith('.node'));
    expect(machines.length).toBeGreaterThan(2);
    expect(machines.filter((path) => !path.includes(`linux-${process.arch}`) || path.includes('musl'))).toEqual([]);
  });

  test('brings the licence of every package that has one', () => {
    const without = shippedPackages(root, importedBy(sources)).filter(
      (folder) =>
        readdirSync(join(root, folder)).some((name) => /^licen[cs]e/i.test(name)) &&
        ![...places].some((path) => path.toLowerCase().startsWith(`usr/lib/novbe/${folder}/licen`.toLowerCase())),
    );
    expect(without).toEqual([]);
  });

  test('has the commands that its wrapper, its page and its folder of scripts name', () => {
    const wrapper = textOf(server, 'usr/bin/novbe');
    expect(wrapper).toContain(`  ${['backup', 'restore', 'password', 'verify', 'clock', 'health'].join(' | ')})`);
    for (const name of shippedCommands) {
      expect(places).toContain(`usr/lib/novbe/scripts/${name}.ts`);
      expect(wrapper).toContain(name);
      expect(read('packaging/server/novbe.8')).toContain(`.B ${name}\n`);
    }
  });
});

describe('units', () => {
  const units = [server, kiosk].flatMap(({ files }) => files.filter(({ to }) => to.startsWith('lib/systemd/')));
  const sections = (text: string) =>
    text
      .split(/^\[/m)
      .slice(1)
      .map((part) => {
        const [name = '', ...lines] = part.split('\n');
        return { name: name.replace(']', ''), lines: lines.filter((line) => line !== '' && !line.startsWith('#')) };
      });

  test.each(units.map(({ to, from }) => [to, String(from)]))(
    '%s is well-formed, and starts what is there',
    (_, from) => {
      const all = sections(read(from));
      expect(all[0]?.name).toBe('Unit');
      expect(all.flatMap(({ lines }) => lines).filter((line) => !/^[A-Z][A-Za-z0-9]+=/.test(line))).toEqual([]);
      const starts = [...read(from).matchAll(/^ExecStart(?:Pre)?=\+?(\/\S+)/gm)].map(([, path = '']) => path.slice(1));
      const places = [server, kiosk].flatMap(({ files }) => files);
      for (const path of starts) expect(places.find(({ to }) => to === path)?.mode, path).toBe(0o755);
    },
  );

  test('the server comes back always, and may do no more than it needs', () => {
    const unit = read('packaging/server/novbe.service');
    for (const line of [
      'Type=exec',
      'Restart=always',
      'NoNewPrivileges=yes',
      'ProtectSystem=strict',
      'PrivateTmp=yes',
      'User=novbe',
      'StateDirectory=novbe',
      'StateDirectoryMode=0700',
      'MemoryDenyWriteExecute=no',
      'CapabilityBoundingSet=CAP_NET_BIND_SERVICE',
    ])
      expect(unit.split('\n')).toContain(line);
  });

  test('a server is restarted because it hangs, and not because somebody edited the settings badly', () => {
    const health = read('packaging/server/novbe-health.service');
    expect(health).toContain('OnFailure=novbe-revive.service');
    // Used wrongly or set badly, no file of settings, no program: nothing was found out about the server.
    expect(health).toContain('SuccessExitStatus=2 9 126 127\n');
    expect(read('packaging/server/novbe-revive.service')).toContain('systemctl try-restart novbe.service');
  });
});

describe('scripts', () => {
  const scripts = [server, kiosk].flatMap(({ name, files, control }) =>
    [...files, ...control]
      .filter(({ to, mode }) => mode === 0o755 && !to.endsWith('/node'))
      .map(({ to, from }) => [`${name}: ${to}`, typeof from === 'string' ? read(from) : from.toString()] as const),
  );

  test.each(scripts)('%s can be read by a shell', (_, text) => {
    expect(text).toMatch(/^#!\/bin\/sh\n/);
    const { status, stderr } = spawnSync('sh', ['-n'], { input: text, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  test('commands that are used wrongly say so in one line and end with 2', () => {
    const wrong = (...words: readonly string[]) => {
      const [script = '', ...rest] = words;
      const { status, stderr } = spawnSync('sh', [join(root, 'packaging/server', script), ...rest], {
        encoding: 'utf8',
      });
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      return [status, stderr];
    };
    expect(wrong('novbe')).toEqual([2, expect.stringContaining('"" is no command')]);
    expect(wrong('novbe', 'stop')).toEqual([2, expect.stringContaining('"stop" is no command')]);
    expect(wrong('novbe-restore')).toEqual([2, expect.stringContaining('COPY is missing')]);
    expect(wrong('novbe-restore', '/', '--all')).toEqual([2, expect.stringContaining('"--all" is not expected')]);
  });
});

describe('what the browser of a kiosk may open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'novbe-policies-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const policies = (address: string): { readonly [name: string]: unknown } => {
    // The template stands elsewhere where the package is not installed.
    const script = read('packaging/kiosk/write-policies').replace(
      '/usr/share/novbe-kiosk/policies.json',
      join(root, 'packaging/kiosk/policies.json'),
    );
    const to = join(folder, 'policies.json');
    execFileSync('sh', ['-c', script, 'sh', to], { env: { ...process.env, ADDRESS: address }, stdio: 'pipe' });
    const all = JSON.parse(readFileSync(to, 'utf8'));
    rmSync(to);
    return all;
  };
  const own = 'file:///usr/share/novbe-kiosk/';

  test.each([
    ['https://queue.example.org', 'https://.queue.example.org'],
    ['http://10.0.0.5:3000/', 'http://.10.0.0.5:3000'],
    ['http://[fd00::5]:3000', 'http://[fd00::5]:3000'],
    ['', own],
    ['queue.example.org', own],
    ['https://queue.example.org/kiosk', own],
  ])('%s: %s', (address, allowed) => {
    const all = policies(address);
    expect(all.URLBlocklist).toEqual(['*']);
    expect(all.URLAllowlist).toEqual([allowed, own]);
    expect(all).toMatchObject({ DeveloperToolsAvailability: 2, DownloadRestrictions: 3, RestoreOnStartup: 5 });
  });

  test('no address makes them other than JSON, or opens more than one host', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !text.includes('\0')),
        (text) => {
          for (const address of [text, `http://${text}`]) {
            const { URLAllowlist } = policies(address);
            expect(URLAllowlist).toHaveLength(2);
            if (Array.isArray(URLAllowlist) && URLAllowlist[0] !== own)
              expect(URLAllowlist[0]).toMatch(/^https?:\/\/(\.[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(:[0-9]{1,5})?$/);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});
