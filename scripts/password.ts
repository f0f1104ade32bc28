import { openAccess } from '../server/access/access.ts';
import { firstPasswordFile } from '../server/access/first-password-file.ts';
import { settingsOrExit } from '../server/main.ts';
import { openStore } from '../server/store/place.ts';
import { CannotStore } from '../server/store/store.ts';
import { lostBytes } from '../server/text.ts';
import { commandLine, fail, say } from './command-line.ts';
import { storeClock } from './store-clock.ts';
import { storeOrExit } from './the-store.ts';
import { openTypedLines } from './typed-lines.ts';

const { positionals, values } = commandLine({
  usage: 'npm run password -- USER [--no-second-factor]',
  help: [
    'Gives USER a new password, asked for here or read from standard input (its first line), and ends all sessions of',
    'that person. Servers may be running or not. The password need not be changed at the next sign-in.',
    '',
    '  --no-second-factor  takes the second factor off too: for a person who has lost it and the recovery codes',
  ].join('\n'),
  options: { 'no-second-factor': { type: 'boolean' } },
  needs: ['USER'],
});

const nothingCame = 'No password came: nothing was changed';

const newPassword = async (): Promise<string> => {
  const lines = openTypedLines();
  const asked = async (question: string): Promise<string> => {
    process.stderr.write(question);
    const line = await lines.next();
    process.stderr.write('\n');
    return line ?? fail(nothingCame);
  };
  try {
    const isTyped = process.stdin.isTTY === true;
    const password = isTyped ? await asked('New password: ') : ((await lines.next()) ?? fail(nothingCame));
    // Other bytes would be kept as letters that nobody can type.
    if (lostBytes(password)) fail('The password is not text in UTF-8: nothing was changed');
    if (isTyped && (await asked('The same again: ')) !== password)
      fail('The two are not the same: nothing was changed');
    return password;
  } finally {
    lines.close();
  }
};

const user = positionals[0] ?? '';
const factorOff = values['no-second-factor'] === true;
const settings = settingsOrExit();
const place = storeOrExit(settings);

const change = async (): Promise<void> => {
  const store = await openStore(place);
  try {
    if ((await store.userByLogin(user.trim().toLowerCase())) === null) fail(`There is nobody called ${user}`);
    const access = openAccess({ store, clock: await storeClock(store), centreOf: () => null });
    const password = await newPassword();
    const done = await access.rescue(user, password, factorOff);
    if (!done.ok) fail(`Not changed: ${done.refusal.message}`);
    else {
      if ((await store.users()).every(({ untried }) => !untried)) await firstPasswordFile(settings.dataDir).remove();
      const { login } = done.value;
      say(`${login} has the new password; every session of theirs has ended.`);
      if (factorOff) say('They sign in without a second factor.');
      if (!done.value.active) say('They are locked out, and stay so until an administrator lets them in.');
    }
  } finally {
    await store.close();
  }
};

try {
  await change();
} catch (error) {
  if (error instanceof CannotStore) fail(`Not changed: ${error.message}`);
  throw error;
}
