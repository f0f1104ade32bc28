import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { bundled } from '../../support/bundled.ts';
import { newFolder, runFile } from '../../support/processes.ts';

// Each of these starts several processes, on a computer that may be busy.
const root = newFolder();
// What we start inherits the widest mask that there is.
const before = process.umask(0);
afterAll(() => {
  process.umask(before);
  rmSync(root, { recursive: true, force: true });
});

const under = (folder: string): readonly string[] => [
  folder,
  ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
];

/** What others may do anything with, or the owner more than is said. */
const wide = (folder: string): readonly string[] =>
  under(folder).flatMap((path) => {
    const found = statSync(path);
    const mode = found.mode & 0o7777;
    return mode === (found.isDirectory() ? 0o700 : 0o600) ? [] : [`${path} ${mode.toString(8)}`];
  });

const widen = (folder: string): void => {
  for (const path of under(folder)) chmodSync(path, statSync(path).isDirectory() ? 0o777 : 0o666);
};

/** Starts a server on the folder and ends it once `look` has looked. */
const served = async (DATA_DIR: string, look: () => void): Promise<void> => {
  const server = runFile(bundled('server/main.ts'), [], { PORT: '0', DATA_DIR });
  await server.seen(/listening at/);
  look();
  server.child.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
};

const run = async (name: string, parameters: readonly string[], DATA_DIR: string): Promise<void> => {
  const done = runFile(`scripts/${name}.ts`, parameters, { DATA_DIR });
  expect((await done.ended).code, done.text()).toBe(0);
};

test('whatever the mask, and however wide it was before, a data folder and its copies are their owner’s alone', async () => {
  const at = (name: string): string => join(root, name);
  const [data, copy, back] = [at('data'), at('copy'), at('back')];
  // No job has a name like these: pictures of slips that are over are cleared away while it runs.
  mkdirSync(join(data, 'printer'), { recursive: true });
  await (await openSqliteStore({ file: join(data, 'novbe.db') })).close();
  writeFileSync(join(data, 'printer', 'a slip.png'), '');
  const notOurs = join(data, 'notes-of-the-operator');
  writeFileSync(notOurs, '');
  const elsewhere = at('elsewhere.png');
  writeFileSync(elsewhere, '');
  symlinkSync(elsewhere, join(data, 'printer', 'a link.png'));
  widen(data);
  expect(wide(data).length).toBeGreaterThan(5);
  const left = [`${notOurs} 666`, `${join(data, 'printer', 'a link.png')} 666`];
  await served(data, () => expect([...wide(data)].sort()).toEqual(left.sort()));

  chmodSync(join(data, 'centres', 'sample.json'), 0o666);
  mkdirSync(copy, { mode: 0o777 });
  await run('backup', [copy], data);
  expect(wide(copy)).toEqual([]);
  widen(copy);
  await run('restore', [copy], back);
  expect(wide(back)).toEqual([]);
  const store = await openSqliteStore({ file: join(back, 'novbe.db') });
  expect((await store.security(null, null, 1))[0]).toMatchObject({
    what: 'restored',
    about: expect.stringContaining('events'),
  });
  await store.close();
});
