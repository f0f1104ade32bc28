import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openAccess } from '../../../server/access/access.ts';
import { systemClock } from '../../../server/async/clock.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { Store } from '../../../server/store/store.ts';
import { atTerminal } from '../../fakes/terminal.ts';
import { cheap, noFile } from '../../support/app.ts';
import { bundled } from '../../support/bundled.ts';

/** `npm run password` as a person meets it: at a terminal that shows what is typed unless it is told not to. */

const before = 'the password before';
const folder = mkdtempSync(join(tmpdir(), 'novbe-terminal-'));
let store: Store;

const opened = () => openAccess({ store, clock: systemClock, centreOf: () => null, cost: cheap });
beforeAll(async () => {
  store = await openSqliteStore({ file: join(folder, 'novbe.db') });
  await opened().first.ensure(before, noFile);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const letsIn = async (password: string) =>
  (await opened().signIn.signIn({ user: 'admin', password }, null, { address: 'here' })).ok;

const asking = () => {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const gone = new AbortController();
  onTestFinished(() => gone.abort());
  const program = [process.execPath, bundled('scripts/password.ts'), 'admin'];
  return atTerminal(program, { env: { PATH, NODE_COMPILE_CACHE, DATA_DIR: folder }, signal: gone.signal });
};

test('what is typed or pasted is not shown, and is the password from then on', async () => {
  const terminal = asking();
  await terminal.shows('New password: ');
  terminal.type('pasted all at once\rpasted all at once\r');
  expect([await terminal.ended, terminal.said()]).toEqual([
    0,
    'New password: \r\nThe same again: \r\nadmin has the new password; every session of theirs has ended.\r\n',
  ]);
  expect([await letsIn('pasted all at once'), await letsIn(before)]).toEqual([true, false]);
});

test.each([
  ['two that are not the same', ['one of the two here\r', 'another of the two\r'], 1, 'The two are not the same: '],
  ['Ctrl-D at the second question', ['one of the two here\r', '\u0004'], 1, 'No password came: '],
  ['Ctrl-C in the midst of it', ['half a passw\u0003', ''], 130, ''],
])('%s: one line at most, and nothing is changed', async (_, [first = '', second = ''], code, line) => {
  const [was] = await store.users();
  const terminal = asking();
  await terminal.shows('New password: ');
  terminal.type(first);
  if (second !== '') await terminal.shows('The same again: ');
  terminal.type(second);
  expect(await terminal.ended).toBe(code);
  const [, ...shown] = terminal.said().replaceAll('\r', '').trimEnd().split('\n');
  expect(shown).toEqual(line === '' ? [] : ['The same again: ', `${line}nothing was changed`]);
  expect(await store.users()).toEqual([was]);
});
