import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openAccess } from '../../../server/access/access.ts';
import { firstPasswordFile } from '../../../server/access/first-password-file.ts';
import type { FirstPasswordFile } from '../../../server/access/first-user.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import type { Store } from '../../../server/store/store.ts';
import { manualClock } from '../../fakes/clock.ts';
import { temporaryFolder } from '../../store/folders.ts';
import { cheap } from '../../support/app.ts';

const accessOn = (store: Store, file: FirstPasswordFile) =>
  openAccess({ store, clock: manualClock(), centreOf: () => null, cost: cheap, onFirstSignIn: () => file.remove() });
const signIn = async (store: Store, file: FirstPasswordFile, password: string) =>
  (await accessOn(store, file).signIn.signIn({ user: 'admin', password }, null)).ok;

class Killed extends Error {}

/** Dies at the n-th of the steps that leave a trace: before it, or right after it. */
const mortal = (store: Store, file: FirstPasswordFile, dies: number) => {
  let steps = 0;
  const step =
    <T>(run: () => Promise<T>) =>
    async (): Promise<T> => {
      steps += 1;
      if (steps === dies) throw new Killed();
      const done = await run();
      steps += 1;
      if (steps === dies) throw new Killed();
      return done;
    };
  const store2: Store = { ...store, changeAccess: (decide) => step(() => store.changeAccess(decide))() };
  const file2: FirstPasswordFile = {
    read: file.read,
    offer: (password) => step(() => file.offer(password))(),
    remove: step(file.remove),
  };
  return { store: store2, file: file2 };
};

const ways = [null, 'given by the owner'];
test.each(ways.flatMap((before) => ways.map((after) => [before, after] as const)))(
  'whenever a start with %s dies, the next one with %s leaves a way in',
  async (before, after) => {
    for (let dies = 1; dies <= 8; dies++) {
      const store = openMemoryStore();
      const file = firstPasswordFile(temporaryFolder());
      const one = mortal(store, file, dies);
      await accessOn(one.store, one.file)
        .first.ensure(before, one.file)
        .catch((error: unknown) => expect(error).toBeInstanceOf(Killed));
      const made = await accessOn(store, file).first.ensure(after, file);
      const password = made ?? after ?? before ?? '';
      expect(await file.read()).toBe(made);
      expect(await signIn(store, file, password), `died at ${dies}`).toBe(true);
      expect(await file.read()).toBeNull();
      // It is used: what a start is given does not count any more, nor is anything made up.
      expect(await accessOn(store, file).first.ensure('too late for this', file)).toBeNull();
      expect(await accessOn(store, file).first.ensure(null, file)).toBeNull();
      expect(await signIn(store, file, 'too late for this')).toBe(false);
      expect(await signIn(store, file, password)).toBe(true);
    }
  },
);

test('a password that was given need not be changed, one that was made up must', async () => {
  for (const [given, mustChange] of [
    [null, true],
    ['given by the owner', false],
  ] as const) {
    const store = openMemoryStore();
    await accessOn(store, firstPasswordFile(temporaryFolder())).first.ensure(
      given,
      firstPasswordFile(temporaryFolder()),
    );
    expect((await store.users())[0]).toMatchObject({ login: 'admin', mustChange });
  }
});

test('a first password whose file is gone, as after a restore, is made again', async () => {
  const store = openMemoryStore();
  const file = firstPasswordFile(temporaryFolder());
  const lost = await accessOn(store, file).first.ensure(null, file);
  await file.remove();
  const made = (await accessOn(store, file).first.ensure(null, file)) ?? '';
  expect(made).not.toBe(lost);
  expect(await signIn(store, file, made)).toBe(true);
});

test('of two starts at once both tell the same password', async () => {
  const store = openMemoryStore();
  const folder = temporaryFolder();
  const files = [1, 2, 3, 4].map(() => firstPasswordFile(folder));
  const told = await Promise.all(files.map((file) => accessOn(store, file).first.ensure(null, file)));
  expect(new Set(told).size).toBe(1);
  expect(await store.users()).toHaveLength(1);
  expect(await signIn(store, files[0] as FirstPasswordFile, told[0] ?? '')).toBe(true);
});

test('the file is for its owner alone, and what is no first password is not taken for one', async () => {
  const folder = temporaryFolder();
  const file = firstPasswordFile(folder);
  writeFileSync(file.path, 'half a pass');
  expect(await file.read()).toBeNull();
  await file.offer('aaaaaaa-bbbbbbb-ccccccc-ddddddd');
  expect(await file.read()).toBe('aaaaaaa-bbbbbbb-ccccccc-ddddddd');
  expect(statSync(file.path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['first-password']);
  await file.remove();
  await file.remove();
  expect(readdirSync(join(folder))).toEqual([]);
});
