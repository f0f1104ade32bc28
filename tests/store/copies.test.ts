import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { createLogoFiles } from '../../server/files/logo-files.ts';
import { openConfigFiles } from '../../server/store/config.ts';
import { databaseName } from '../../server/store/place.ts';
import { backup, CannotCopy, restore } from '../../server/store/sqlite/copy.ts';
import { backupDated } from '../../server/store/sqlite/dated-copies.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { createClipFiles } from '../../server/voice/clip-files.ts';
import { manualClock } from '../fakes/clock.ts';
import { user } from './access-contract.ts';
import { changeUser } from './changing.ts';
import { temporaryFolder } from './folders.ts';
import { tamper } from './raw.ts';
import { centreId, configured, dayOpened, issued, leg, morning, put } from './rows.ts';

/** Copies that are kept, and what must not come back with one. */

const clock = systemClock;
const aDataFolder = async () => {
  const dataFolder = temporaryFolder();
  const store = await openSqliteStore({ file: join(dataFolder, databaseName) });
  onTestFinished(() => store.close());
  await put(store, { events: [configured('a'), dayOpened(), issued('t1')], legs: [leg('t1')] });
  const files = await openConfigFiles(join(dataFolder, 'centres'), clock);
  await files.write(centreId, { id: centreId });
  const calendars = await openConfigFiles(join(dataFolder, 'calendars'), clock);
  await calendars.write('az', { id: 'az' });
  const forms = await openConfigFiles(join(dataFolder, 'forms'), clock);
  await forms.write('visit', { id: 'visit' });
  writeFileSync(join(dataFolder, 'forms/visit@1.json'), '{}');
  return { dataFolder, store };
};
const aCopy = async () => {
  const { dataFolder, store } = await aDataFolder();
  const from = join(temporaryFolder(), 'copy');
  await backup({ dataFolder, to: from, clock });
  return { dataFolder, store, from };
};
const into = () => join(temporaryFolder(), 'back');
const unlocked = 'DROP TRIGGER events_stay; DROP TRIGGER events_keep;';
/** As they were: who tampers well leaves no trace in the tables. */
const locked = `;
CREATE TRIGGER events_keep BEFORE DELETE ON events BEGIN SELECT raise(ABORT, 'an event is never deleted'); END;
CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT raise(ABORT, 'an event is never changed'); END;`;

describe('what is no good copy is refused, and nothing is left of it', () => {
  const cases: readonly (readonly [string, (from: string) => unknown, string])[] = [
    [
      'a log whose chain is broken',
      (from) =>
        tamper(
          join(from, databaseName),
          `${unlocked} UPDATE events SET body = replace(body, 'A001', 'A002') ${locked}`,
        ),
      'event 3 is not what was written',
    ],
    [
      'a log whose tail is cut off',
      (from) =>
        tamper(
          join(from, databaseName),
          `${unlocked} DELETE FROM events WHERE seq = 3; DELETE FROM legs; DELETE FROM tickets ${locked}`,
        ),
      'the kept head',
    ],
    [
      'tables of a newer version',
      (from) => tamper(join(from, databaseName), 'PRAGMA user_version = 99'),
      'made by a newer version',
    ],
    [
      'a trigger that is gone',
      (from) => tamper(join(from, databaseName), 'DROP TRIGGER events_keep'),
      'events_keep is missing',
    ],
    [
      'a database that is a link',
      (from) => {
        renameSync(join(from, databaseName), join(from, 'x'));
        symlinkSync(join(from, 'x'), join(from, databaseName));
      },
      'is a symbolic link',
    ],
    [
      'a folder that is a link',
      (from) => {
        renameSync(from, `${from}-x`);
        symlinkSync(`${from}-x`, from);
      },
      'is a symbolic link',
    ],
    [
      'documents in a folder that is a link',
      (from) => {
        renameSync(join(from, 'centres'), join(from, 'x'));
        symlinkSync(join(from, 'x'), join(from, 'centres'));
      },
      'is a symbolic link',
    ],
    [
      'a journal that is a link',
      (from) => symlinkSync('/etc/hostname', join(from, `${databaseName}-shm`)),
      'is a symbolic link',
    ],
    [
      'a database that is a pipe',
      (from) => {
        rmSync(join(from, databaseName));
        execFileSync('mkfifo', [join(from, databaseName)]);
      },
      'novbe.db is no file but a pipe',
    ],
    [
      'a journal that is a pipe',
      (from) => void execFileSync('mkfifo', [join(from, `${databaseName}-wal`)]),
      'novbe.db-wal is no file but a pipe',
    ],
    [
      'a document that is a pipe',
      (from) => {
        rmSync(join(from, 'centres', `${centreId}.json`));
        execFileSync('mkfifo', [join(from, 'centres', `${centreId}.json`)]);
      },
      'the configuration of merkez is missing',
    ],
    [
      'a document that is a link',
      (from) => {
        rmSync(join(from, 'centres', `${centreId}.json`));
        symlinkSync('/etc/hostname', join(from, 'centres', `${centreId}.json`));
      },
      'is a symbolic link',
    ],
    [
      'a database that is still being copied',
      (from) => renameSync(join(from, databaseName), join(from, `${databaseName}.part`)),
      'there is no novbe.db',
    ],
    [
      'half a database beside a whole one',
      (from) => writeFileSync(join(from, `${databaseName}.part`), ''),
      'not whole',
    ],
    ['half a label beside a whole one', (from) => writeFileSync(join(from, '.copy.json.01.tmp'), '{'), 'not whole'],
    [
      'a document that is missing',
      (from) => rmSync(join(from, 'centres', `${centreId}.json`)),
      'the configuration of merkez is missing',
    ],
    [
      'a document that was changed',
      (from) => writeFileSync(join(from, 'centres', `${centreId}.json`), '{}'),
      'not what was copied',
    ],
    ['a calendar that is missing', (from) => rmSync(join(from, 'calendars', 'az.json')), 'the calendar az is missing'],
    [
      'a calendar that was changed',
      (from) => writeFileSync(join(from, 'calendars', 'az.json'), '{}'),
      'calendar az in',
    ],
    [
      'a calendar that is a link',
      (from) => {
        rmSync(join(from, 'calendars', 'az.json'));
        symlinkSync('/etc/hostname', join(from, 'calendars', 'az.json'));
      },
      'is a symbolic link',
    ],
    [
      'a form as it was that is missing',
      (from) => rmSync(join(from, 'forms', 'visit@1.json')),
      'the form visit@1 is missing',
    ],
    [
      'a form as it was that is a link',
      (from) => {
        rmSync(join(from, 'forms', 'visit@1.json'));
        symlinkSync('/etc/hostname', join(from, 'forms', 'visit@1.json'));
      },
      'is a symbolic link',
    ],
    ['a label cut short', (from) => writeFileSync(join(from, 'copy.json'), '{"madeAt": '), 'copy.json cannot be read'],
    [
      'no label and no documents',
      (from) => {
        rmSync(join(from, 'copy.json'));
        rmSync(join(from, 'centres'), { recursive: true });
      },
      'the configuration of merkez is missing',
    ],
    [
      'a database cut short',
      (from) => {
        const file = join(from, databaseName);
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.subarray(0, bytes.length / 2));
      },
      'damaged',
    ],
  ];
  test.each(cases)('%s', async (_, spoil, words) => {
    const { from } = await aCopy();
    await spoil(from);
    const dataFolder = into();
    const refused = restore({ from, dataFolder, clock });
    await expect(refused).rejects.toBeInstanceOf(CannotCopy);
    await expect(refused).rejects.toThrow(words);
    expect(existsSync(dataFolder) ? readdirSync(dataFolder) : []).toEqual([]);
  });

  test('a copy that an earlier version made, without a label, is taken', async () => {
    const { from } = await aCopy();
    rmSync(join(from, 'copy.json'));
    await restore({ from, dataFolder: into(), clock });
  });

  test('calendars and forms come back with the configuration, forms as they were too', async () => {
    const { dataFolder, from } = await aCopy();
    const back = into();
    expect(await restore({ from, dataFolder: back, clock })).toMatchObject({
      documents: [centreId],
      calendars: ['az'],
      forms: ['visit', 'visit@1'],
    });
    expect(readFileSync(join(back, 'forms/visit@1.json'), 'utf8')).toBe('{}');
    const calendar = (folder: string) => readFileSync(join(folder, 'calendars/az.json'), 'utf8');
    expect(calendar(back)).toBe(calendar(dataFolder));
  });

  test('what was recorded for calls and the logos of slips come back, and nothing else that lies beside them', async () => {
    const { dataFolder } = await aDataFolder();
    const clips = createClipFiles(join(dataFolder, 'voice/clips'));
    const of = { centre: centreId, language: 'az', clip: 'ticket' } as const;
    await clips.write(of, Buffer.from('a recording'));
    writeFileSync(join(dataFolder, 'voice/made-again.wav'), 'read aloud');
    symlinkSync('/etc/hostname', join(dataFolder, 'voice/clips', centreId, 'az/counter.wav'));
    const logo = await createLogoFiles(join(dataFolder, 'logos')).write(Buffer.from('a logo'));
    writeFileSync(join(dataFolder, 'logos', 'half.part'), 'half of one');
    const [from, back] = [into(), into()];
    await backup({ dataFolder, to: from, clock });
    await restore({ from, dataFolder: back, clock });
    expect((await createLogoFiles(join(back, 'logos')).read(logo))?.toString()).toBe('a logo');
    expect(readdirSync(join(back, 'logos'))).toEqual([logo]);
    expect((await createClipFiles(join(back, 'voice/clips')).read(of))?.toString()).toBe('a recording');
    expect(readdirSync(join(back, 'voice/clips', centreId, 'az'))).toEqual(['ticket.wav']);
    expect(readdirSync(join(back, 'voice'))).toEqual(['clips']);
  });

  test('a backup that fails half way leaves nothing', async () => {
    const { dataFolder, store } = await aDataFolder();
    await store.close();
    const file = join(dataFolder, databaseName);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0, 4096 * 3, 4096 * 9));
    const to = into();
    mkdirSync(to);
    await expect(backup({ dataFolder, to, clock })).rejects.toBeInstanceOf(CannotCopy);
    expect(readdirSync(to)).toEqual([]);
  });
});

describe('what comes back with a copy', () => {
  const people = [
    ...['gone', 'shut', 'stays', 'turned', 'moved', 'secured'],
    // A recovery code used since, and only another sign-in; another role, another centre, and one that the copy does not know.
    ...['spent', 'signed', 'raised', 'settled', 'sent'],
  ] as const;
  const secondFactor = { secret: 'ONSWG4TFOQ', recovery: ['one'], lastStep: 59_000_000 };
  const prepared = async () => {
    const { dataFolder, store } = await aDataFolder();
    const factors = { spent: secondFactor, signed: secondFactor };
    for (const [id, factor] of people.map(
      (one) => [one, Object.entries(factors).find(([who]) => who === one)] as const,
    ))
      await store.putUser({ ...user(id), login: id, role: 'clerk', ...(factor ? { secondFactor: factor[1] } : {}) });
    const token = (id: string) =>
      ({ id, hash: `h-${id}`, name: id, role: 'clerk', centre: null, createdAt: 0 }) as const;
    await store.putToken(token('old'));
    await store.putToken(token('kept'));
    const seen = { askedAt: 0, seenAt: 0, approved: true };
    const device = (id: string) =>
      ({ id, centre: centreId, kind: 'kiosk', place: id, code: id, hash: `h-${id}`, ...seen }) as const;
    await store.putDevice(device('k-old'));
    await store.putDevice(device('k-kept'));
    await store.putDevice({ ...device('k-asks'), approved: false });
    await store.takeLease('work', 'me', morning, 1e12);
    const from = join(temporaryFolder(), 'copy');
    await backup({ dataFolder, to: from, clock });
    await store.removeUser('gone');
    await changeUser(store, { ...user('shut'), login: 'shut', role: 'clerk', active: false });
    await changeUser(store, {
      ...user('turned'),
      login: 'turned',
      role: 'clerk',
      passwordHash: 'new one',
      mustChange: false,
    });
    const changed = { role: 'clerk' } as const;
    await changeUser(store, {
      ...user('spent'),
      login: 'spent',
      ...changed,
      secondFactor: { ...secondFactor, recovery: [] },
    });
    await changeUser(store, {
      ...user('signed'),
      login: 'signed',
      ...changed,
      secondFactor: { ...secondFactor, lastStep: 59_000_001 },
    });
    await changeUser(store, { ...user('raised'), login: 'raised', role: 'manager' });
    await changeUser(store, { ...user('settled'), login: 'settled', ...changed, centre: centreId });
    await put(store, { events: [configured('later')] }, 'later');
    await changeUser(store, { ...user('sent'), login: 'sent', ...changed, centre: 'later' });
    await changeUser(store, { ...user('moved'), login: 'moved', role: 'clerk', counters: ['9'] });
    await changeUser(store, { ...user('secured'), login: 'secured', role: 'clerk', secondFactor });
    await store.removeToken('old');
    await store.removeDevice('k-old');
    return { dataFolder, from };
  };
  const named = (found: readonly { readonly name: string }[]) => found.map(({ name }) => name);
  const opened = async (folder: string) => {
    const store = await openSqliteStore({ file: join(folder, databaseName) });
    onTestFinished(() => store.close());
    return store;
  };

  test('is named, against the store that was in use', async () => {
    const { dataFolder, from } = await prepared();
    const back = into();
    const { revived } = await restore({ from, dataFolder: back, clock, against: dataFolder });
    expect(named(revived.people)).toEqual(['gone', 'shut']);
    expect(named(revived.passwords)).toEqual(['secured', 'spent', 'turned']);
    expect(named(revived.rights)).toEqual(['moved', 'raised', 'sent', 'settled']);
    expect(named(revived.tokens)).toEqual(['old (clerk)']);
    expect(named(revived.devices)).toEqual(['kiosk k-old of merkez']);
    const store = await opened(back);
    expect((await store.users()).map(({ id }) => id).sort()).toEqual([...people].sort());
    expect(await store.tokenByHash('h-old')).not.toBeNull();
  });

  test('is cut off where that is asked for; the rest stays', async () => {
    const { dataFolder, from } = await prepared();
    const back = into();
    await restore({ from, dataFolder: back, clock, against: dataFolder, cutOff: true });
    const store = await opened(back);
    const by = new Map((await store.users()).map((one) => [one.id, one]));
    expect(people.filter((id) => by.get(id)?.active)).toEqual(
      people.filter((id) => !['gone', 'shut', 'sent'].includes(id)),
    );
    expect(by.get('spent')?.secondFactor?.recovery).toEqual([]);
    expect(by.get('raised')?.role).toBe('manager');
    expect(by.get('settled')?.centre).toBe(centreId);
    expect([by.get('turned')?.mustChange, by.get('stays')?.mustChange]).toEqual([false, true]);
    expect(by.get('secured')?.secondFactor).toEqual(secondFactor);
    expect(by.get('turned')?.passwordHash).toBe('new one');
    expect(by.get('moved')?.counters).toEqual(['9']);
    expect((await store.tokens()).map(({ id }) => id)).toEqual(['kept']);
    expect((await store.devices(centreId)).map(({ id }) => id).sort()).toEqual(['k-asks', 'k-kept']);
  });

  test('is not looked for in the store of another place, and nothing is restored', async () => {
    const { from } = await prepared();
    const [elsewhere, back] = [temporaryFolder(), into()];
    await put(await opened(elsewhere), { events: [configured('another')] });
    await expect(restore({ from, dataFolder: back, clock, against: elsewhere, cutOff: true })).rejects.toThrow(
      /is not the one that was copied/,
    );
    expect(existsSync(back) ? readdirSync(back) : []).toEqual([]);
  });

  test('is all of it, where the store that was in use is lost', async () => {
    const { from } = await prepared();
    const { revived } = await restore({ from, dataFolder: into(), clock });
    expect(named(revived.people)).toEqual([...people].sort());
    expect(named(revived.tokens)).toHaveLength(2);
    expect(named(revived.devices)).toHaveLength(2);
  });

  test('says so in its own security log from the first moment on, by the time that it goes by', async () => {
    const { from } = await prepared();
    const back = into();
    const { events } = await restore({ from, dataFolder: back, clock, timeOf: async () => morning + 7 });
    const [line] = await (await opened(back)).security(null, null, 1);
    expect(line).toMatchObject({ what: 'restored', about: `${events} events`, at: morning + 7 });
  });

  test('no lease comes back: who held it is not there any more', async () => {
    const { from } = await prepared();
    const back = into();
    await restore({ from, dataFolder: back, clock });
    const store = await opened(back);
    expect(await store.takeLease('work', 'another', morning, 1000)).toBe(true);
  });
});

describe('a folder of copies', () => {
  const at = manualClock();
  const keepIn = async (dataFolder: string, to: string, keep: number) => {
    await at.advance(61_000);
    return backupDated({ dataFolder, to, clock: at, keep, legsOf: null });
  };

  test('keeps so many, removes the oldest, and leaves alone what is not its own', async () => {
    const { dataFolder } = await aDataFolder();
    const to = temporaryFolder();
    mkdirSync(join(to, 'mine'));
    writeFileSync(join(to, '2020-01-01T00-00-00Z'), 'a file');
    const made: string[] = [];
    for (let turn = 0; turn < 4; turn++) made.push((await keepIn(dataFolder, to, 2)).folder);
    expect(readdirSync(to).sort()).toEqual(
      ['2020-01-01T00-00-00Z', ...made.slice(2).map((one) => one.slice(to.length + 1)), 'mine'].sort(),
    );
    await restore({ from: made[3] ?? '', dataFolder: into(), clock });
  });

  test.each([1, 2])('copies of a clock that ran ahead take no place of the %d kept, and are named', async (keep) => {
    const { dataFolder } = await aDataFolder();
    const to = temporaryFolder();
    const made = async (day: string) =>
      backupDated({ dataFolder, to, clock: manualClock(Date.parse(`${day}T10:00:00Z`)), keep, legsOf: null });
    await made('2027-12-30');
    await made('2027-12-31');
    const far = ['2027-12-31T10-00-00Z'];
    if (keep === 2) far.unshift('2027-12-30T10-00-00Z');
    const days = ['2026-11-01', '2026-11-02', '2026-11-03'];
    for (const [index, day] of days.entries()) {
      expect(await made(day)).toMatchObject({ ahead: far });
      const good = days.slice(0, index + 1).slice(-keep);
      expect(readdirSync(to).sort()).toEqual([...good.map((one) => `${one}T10-00-00Z`), ...far]);
    }
    const later = await made('2028-01-01');
    expect([later.ahead, readdirSync(to)]).toEqual([[], expect.arrayContaining(['2028-01-01T10-00-00Z'])]);
    expect(readdirSync(to)).toHaveLength(keep);
  });

  test('twelve in one second have names of their own, and the last ones stay', async () => {
    const { dataFolder } = await aDataFolder();
    const to = temporaryFolder();
    const asked = { dataFolder, to, clock: manualClock(), keep: 2, legsOf: null };
    const made: string[] = [];
    for (let turn = 0; turn < 12; turn++) {
      const { folder, ahead } = await backupDated(asked);
      expect(ahead).toEqual([]);
      made.push(folder.slice(to.length + 1));
    }
    expect(new Set(made).size).toBe(12);
    expect(readdirSync(to).sort()).toEqual(made.slice(-2).sort());
  });

  test('where the new one is not as it was written, the old ones stay', async () => {
    const { dataFolder } = await aDataFolder();
    const to = temporaryFolder();
    const first = await keepIn(dataFolder, to, 1);
    await tamper(join(dataFolder, databaseName), `${unlocked} UPDATE events SET at = at + 1 WHERE seq = 3`);
    await expect(keepIn(dataFolder, to, 1)).rejects.toThrow('not as it was written');
    expect(readdirSync(to)).toContain(first.folder.slice(to.length + 1));
  });

  test('where no new one can be made, the old ones stay and nothing is left of it', async () => {
    const { dataFolder } = await aDataFolder();
    const to = temporaryFolder();
    const first = await keepIn(dataFolder, to, 1);
    await expect(keepIn(temporaryFolder(), to, 1)).rejects.toBeInstanceOf(CannotCopy);
    expect(readdirSync(to)).toEqual([first.folder.slice(to.length + 1)]);
  });

  test.each([
    ['while it wrote the database', `${databaseName}.part`],
    ['before it wrote the label', databaseName],
    ['whose database somebody took away', 'copy.json'],
  ])('a half copy that a crash left %s does not count, and goes with the next', async (_, file) => {
    const { dataFolder } = await aDataFolder();
    const to = temporaryFolder();
    const first = await keepIn(dataFolder, to, 2);
    // Newer than the whole one, so that it would take its place.
    const half = join(to, first.folder.slice(to.length + 1).replace(/Z$/, 'Z-2'));
    mkdirSync(half);
    writeFileSync(join(half, file), '');
    const second = await keepIn(dataFolder, to, 2);
    expect(readdirSync(to).sort()).toEqual([first.folder, second.folder].map((one) => one.slice(to.length + 1)).sort());
  });
});
