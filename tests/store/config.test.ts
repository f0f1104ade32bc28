import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { type ConfigFiles, openConfigFiles } from '../../server/store/config.ts';
import { eventually } from '../support/eventually.ts';
import { temporaryFolder } from './folders.ts';

const open = (folder: string) => openConfigFiles(folder, systemClock);
const path = (folder: string, centre: string) => join(folder, `${centre}.json`);

const listenAt = (at: string): Promise<void> =>
  new Promise((resolve) => {
    const server = createServer().listen(at, resolve);
    onTestFinished(() => void server.close());
  });

/** The centres that were told of, in order. */
const watching = (files: ConfigFiles): string[] => {
  const told: string[] = [];
  const watch = files.watch((centre) => told.push(centre));
  onTestFinished(() => watch.close());
  return told;
};

describe('configuration documents', () => {
  test('what was written is read, and stands in the file for a person to read', async () => {
    const folder = join(temporaryFolder(), 'centres');
    const files = await open(folder);
    expect(await files.read('merkez')).toBeNull();
    const document = { id: 'merkez', name: { az: 'Əsas mərkəz' } };
    await files.write('merkez', document);
    expect(await files.read('merkez')).toEqual(document);
    expect(readFileSync(path(folder, 'merkez'), 'utf8')).toBe(`${JSON.stringify(document, null, 2)}\n`);
    expect(await (await open(folder)).read('merkez')).toEqual(document);
    rmSync(path(folder, 'merkez'));
    expect(await files.read('merkez')).toBeNull();
  });

  test('the list holds files named by an id, and nothing else', async () => {
    const folder = temporaryFolder();
    const files = await open(folder);
    for (const name of ['b-2.json', 'a.json', 'Böyük.json', '.a.json.x.tmp', 'a.json~', 'notes.txt']) {
      writeFileSync(join(folder, name), '{}');
    }
    mkdirSync(join(folder, '.kept'));
    expect(await files.list()).toEqual(['a', 'b-2']);
    await expect(files.read('../a')).rejects.toThrow('not the id');
  });

  test('what a crash left behind goes by the age of the file, whatever time we go by', async () => {
    const folder = temporaryFolder();
    const [left, underWay] = ['.a.json.left.tmp', '.a.json.now.tmp'].map((name) => join(folder, name));
    for (const file of [left, underWay]) writeFileSync(file ?? '', '{}');
    const ago = systemClock.now() / 1000 - 120;
    utimesSync(left ?? '', ago, ago);
    for (const by of [-400, 400]) {
      const clock = { ...systemClock, now: () => systemClock.now() + by * 86_400_000 };
      await openConfigFiles(folder, clock);
      expect(readdirSync(folder)).toEqual(['.a.json.now.tmp']);
    }
  });

  test.each([
    ['{\n  "id": "a",\n  name: 1\n}', 'line 3, column 3: a field name in double quotes was expected'],
    ['{"a": [1, 2,]}', 'line 1, column 13: a value was expected'],
    ['{"a": 1 "b": 2}', 'line 1, column 9: "," or "}" was expected'],
    ['{"a": "x\ny"}', 'line 1, column 9: this text is not closed'],
    ['{"a": {"b": 1}', 'line 1, column 15: "," or "}" was expected'],
    ['', 'line 1, column 1: the text ends too early'],
    ['{"ə": tru}', 'line 1, column 7: a value was expected'],
    ['{}\n{}', 'line 2, column 1: nothing more was expected'],
    ['{"a": 1, "b": {"a": 2}, "a": 3}', '"a" stands twice in one object'],
    ['{"a": [{"ə": ":"}, {"ə": "{", "\\u0259": 1}]}', '"ə" stands twice in one object'],
  ])('a file that is not JSON is refused with the place: %j', async (text, message) => {
    const folder = temporaryFolder();
    const files = await open(folder);
    writeFileSync(path(folder, 'a'), text);
    await expect(files.read('a')).rejects.toThrow(`centres/a.json is not JSON: ${message}`);
  });

  test.each([
    ['{"id": "\\ud800"}', 'id holds half of a letter'],
    ['{"a": ["b\\u0000"]}', 'a/0 holds the character NUL'],
    ['{"a\\udc00": 1}', 'a name in the document holds half of a letter'],
    [`${'['.repeat(65)}${']'.repeat(65)}`, 'line 1, column 65: nested deeper than 64 levels'],
    [`\n${'{"a":'.repeat(1_000_000)}`, 'line 2, column 321: nested deeper than 64 levels'],
  ])('a text that is none, or nests too deep, is refused with the place: %.40j', async (text, message) => {
    const folder = temporaryFolder();
    const files = await open(folder);
    writeFileSync(path(folder, 'a'), text);
    await expect(files.read('a')).rejects.toThrow(`centres/a.json is not JSON: ${message}`);
  });

  test('brackets in a text do not nest, and 64 levels are no more than 64', async () => {
    const folder = temporaryFolder();
    const files = await open(folder);
    const document = { a: '[{'.repeat(100), b: '"[\\' };
    writeFileSync(path(folder, 'a'), JSON.stringify(document));
    expect(await files.read('a')).toEqual(document);
    writeFileSync(path(folder, 'b'), `${'['.repeat(64)}${']'.repeat(64)}`);
    expect(JSON.stringify(await files.read('b'))).toBe(`${'['.repeat(64)}${']'.repeat(64)}`);
  });

  test.each([
    // Növbə in the code page of Turkish Windows, and what it calls Baku's letter.
    [Buffer.from('{"id": "a",\n"name": "N\xf6vb"}', 'latin1'), 'line 2 is not text in UTF-8 (byte F6)'],
    [Buffer.from([0x22, 0xfe, 0xee, 0xfd, 0x22]), 'line 1 is not text in UTF-8 (byte FE)'],
    [Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 'line 1 is not text in UTF-8'],
    [Buffer.from([0x22, 0xc0, 0x80, 0x22]), 'line 1 is not text in UTF-8 (byte C0)'],
    [Buffer.from('"ə').subarray(0, 2), 'it ends inside of a letter'],
    [Buffer.from('\uFEFF{}', 'utf16le'), 'line 1 is not text in UTF-8 (byte FF)'],
  ])('a file in another encoding is refused: %s', async (bytes, message) => {
    const folder = temporaryFolder();
    const files = await open(folder);
    writeFileSync(path(folder, 'a'), bytes);
    await expect(files.read('a')).rejects.toThrow(message);
    await expect(files.read('a')).rejects.toThrow('centres/a.json: ');
  });

  test('a byte order mark does no harm', async () => {
    const folder = temporaryFolder();
    writeFileSync(path(folder, 'a'), '\uFEFF{"id": "a"}');
    expect(await (await open(folder)).read('a')).toEqual({ id: 'a' });
  });

  test('writes asked for at once happen one after another; the last five stay as copies', async () => {
    const folder = temporaryFolder();
    const files = await open(folder);
    const turns = Array.from({ length: 12 }, (_, turn) => turn);
    await Promise.all(turns.map((turn) => files.write('a', { turn })));
    expect(await files.read('a')).toEqual({ turn: 11 });
    const kept = join(folder, '.kept', 'a');
    const copies = readdirSync(kept).sort();
    expect(copies.map((name) => JSON.parse(readFileSync(join(kept, name), 'utf8')).turn)).toEqual([7, 8, 9, 10, 11]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('a write that cannot be made is said so and leaves the old document', async () => {
    const folder = temporaryFolder();
    const files = await open(folder);
    await files.write('a', { turn: 1 });
    rmSync(join(folder, '.kept'), { recursive: true });
    writeFileSync(join(folder, '.kept'), 'in the way');
    await expect(files.write('a', { turn: 2 })).rejects.toThrow('centres/a.json cannot be written');
    expect(await files.read('a')).toEqual({ turn: 1 });
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('killed before the new file gets its name: the old document stands, the rest is cleared away', async () => {
    const folder = temporaryFolder();
    await (await open(folder)).write('a', { turn: 1 });
    const child = spawn(process.execPath, [join(import.meta.dirname, 'children', 'halted-write.ts'), folder]);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const left = readdirSync(folder).filter((name) => name.endsWith('.tmp'));
    expect(left).toHaveLength(1);
    const long = new Date(systemClock.now() - 120_000);
    for (const name of left) utimesSync(join(folder, name), long, long);
    const files = await open(folder);
    expect(await files.read('a')).toEqual({ turn: 1 });
    expect(left.filter((name) => existsSync(join(folder, name)))).toEqual([]);
  });
});

describe('what is no file', () => {
  const kinds: readonly (readonly [string, (at: string) => unknown, string])[] = [
    ['a pipe', (at) => execFileSync('mkfifo', [at]), 'is no file but a pipe'],
    ['a socket', (at) => listenAt(at), 'is no file but a socket'],
    ['a folder', (at) => mkdirSync(at), 'is no file but a folder'],
    ['an endless device', (at) => symlinkSync('/dev/zero', at), 'is no file but a device'],
    ['a dangling link', (at) => symlinkSync('/nowhere/at/all', at), 'is a link to nothing'],
    ['a circle of links', (at) => symlinkSync(at, at), 'is a link that leads round in a circle'],
    ['too large', (at) => writeFileSync(at, Buffer.alloc(9_000_000, 32)), 'is larger than 8388608 bytes'],
  ];
  test.each(kinds)('%s is named, told of once, and holds nothing up', async (_, make, message) => {
    const folder = temporaryFolder();
    const files = await open(folder);
    await make(path(folder, 'a'));
    await expect(files.read('a')).rejects.toThrow(`centres/a.json ${message}`);
    const told = watching(files);
    writeFileSync(path(folder, 'b'), '{}');
    await eventually(() => expect(told).toContain('b'));
    rmSync(path(folder, 'a'), { recursive: true });
    writeFileSync(path(folder, 'a'), '{"turn": 1}');
    await eventually(() => expect(told).toContain('a'));
    expect(await files.read('a')).toEqual({ turn: 1 });
  });

  test('a pipe put there during the run is told of', async () => {
    const folder = temporaryFolder();
    const files = await open(folder);
    await files.write('a', { turn: 1 });
    const told = watching(files);
    rmSync(path(folder, 'a'));
    execFileSync('mkfifo', [path(folder, 'a')]);
    await eventually(() => expect(told.at(-1)).toBe('a'));
    await expect(files.read('a')).rejects.toThrow('is no file but a pipe');
  });

  test('a folder that somebody removed is made again by the next write', async () => {
    const folder = join(temporaryFolder(), 'centres');
    const files = await open(folder);
    await files.write('a', { turn: 1 });
    rmSync(folder, { recursive: true });
    await files.write('a', { turn: 2 });
    expect(JSON.parse(readFileSync(path(folder, 'a'), 'utf8'))).toEqual({ turn: 2 });
  });
});

describe('edits by hand', () => {
  test('a file made, changed or removed by another is told; our own writes are not', async () => {
    const folder = temporaryFolder();
    const files = await open(folder);
    await files.write('a', { turn: 1 });
    const told = watching(files);
    await files.write('a', { turn: 2 });
    writeFileSync(path(folder, 'b'), '{}');
    await eventually(() => expect(told).toEqual(['b']));
    writeFileSync(path(folder, 'a'), '{"turn": 3}');
    await eventually(() => expect(told).toEqual(['b', 'a']));
    expect(await files.read('a')).toEqual({ turn: 3 });
    await files.write('a', { turn: 4 });
    rmSync(path(folder, 'b'));
    await eventually(() => expect(told).toEqual(['b', 'a', 'b']));
    expect(await files.read('b')).toBeNull();
  });

  test('a change between the last reading and the watch is not lost', async () => {
    const folder = temporaryFolder();
    const files = await open(folder);
    await files.write('a', { turn: 1 });
    await files.read('a');
    writeFileSync(path(folder, 'a'), '{"turn": 2}');
    const told = watching(files);
    await eventually(() => expect(told).toEqual(['a']));
  });

  test('back to a text of ours is a change too', async () => {
    const folder = temporaryFolder();
    const files = await open(folder);
    await files.write('a', { turn: 1 });
    const ours = readFileSync(path(folder, 'a'), 'utf8');
    const told = watching(files);
    writeFileSync(path(folder, 'a'), '{"turn": 2}');
    await eventually(() => expect(told).toEqual(['a']));
    writeFileSync(path(folder, 'a'), ours);
    await eventually(() => expect(told).toEqual(['a', 'a']));
  });
});
