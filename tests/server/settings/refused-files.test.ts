import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { shortLine } from '../../../server/text.ts';
import type { ViewFrame } from '../../../shared/live.ts';
import type { RefusedFile } from '../../../shared/notices/server-notices.ts';
import type { FloorView } from '../../../shared/views.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aFolder, aServer, openCentre } from '../../support/server.ts';

/** A file of configuration that was edited by hand and refused is named to the manager until it is mended. */

const refusedNow = async (server: AServer, centre = 'small'): Promise<readonly RefusedFile[]> => {
  const { value } = await server.ask('manager', 'view', { params: { centre, view: 'floor' } });
  return (value as ViewFrame<FloorView>).data.refusedFiles;
};
const soon = (run: () => Promise<void>): Promise<void> => eventually(run);

const good = openCentre();
const [first, ...rest] = good.services;
const text = JSON.stringify(good);

/** What somebody does to the file, and what is then said of it. */
const faults: readonly (readonly [string, (path: string) => unknown, string])[] = [
  ['no JSON', (path) => writeFileSync(path, '{\n  "id": "small",\n}'), 'is not JSON: line 3, column 1'],
  [
    'another encoding',
    (path) => writeFileSync(path, Buffer.from('{"a":"\xfe"}', 'latin1')),
    'line 1 is not text in UTF-8 (byte FE)',
  ],
  [
    'a wrong value',
    (path) => writeFileSync(path, JSON.stringify({ ...good, services: [{ ...first, group: 'nowhere' }, ...rest] })),
    'services/0/group: ',
  ],
  ['another id', (path) => writeFileSync(path, JSON.stringify({ ...good, id: 'other' })), 'id: must be "small"'],
  ['too deep', (path) => writeFileSync(path, '['.repeat(99)), 'is not JSON: line 1, column 65: nested deeper'],
  ['a link to nothing', (path) => symlinkSync('/nowhere', path), 'is a link to nothing'],
  [
    'a pair of bytes a letter',
    (path) => writeFileSync(path, Buffer.from(`\ufeff${text}`, 'utf16le')),
    'line 1 is not text in UTF-8 (byte FF)',
  ],
  [
    'a field that stands twice',
    (path) => writeFileSync(path, text.replace('{', '{"id":"small",')),
    '"id" stands twice in one object',
  ],
  [
    'a number beyond all',
    (path) => writeFileSync(path, text.replace(/"standardSeconds":\d+/, '"standardSeconds":1e400')),
    'services/0/standardSeconds: must be integer',
  ],
  ['a device', (path) => symlinkSync('/dev/zero', path), 'is no file but a device'],
  [
    'a link round in a circle',
    (path) => symlinkSync(path.replace('.new', ''), path),
    'is a link that leads round in a circle',
  ],
  ['a pipe', (path) => execFileSync('mkfifo', [path]), 'is no file but a pipe'],
  ['a folder', (path) => mkdirSync(path), 'is no file but a folder'],
  [
    'a name without an end',
    (path) => writeFileSync(path, text.replace('{', `{"${'x\\n\\u202e'.repeat(400_000)}": 1,`)),
    'x x x : is not a known field',
  ],
];

test('every kind of bad file is named with one line, once in the log, until it is mended', async () => {
  const folder = await aFolder();
  onTestFinished(folder.remove);
  const store = openMemoryStore();
  const server = await aServer({ folder: folder.path, store });
  const path = join(folder.path, 'centres', 'small.json');
  expect(await refusedNow(server)).toEqual([]);
  for (const [name, spoil, line] of faults) {
    spoil(`${path}.new`);
    rmSync(path);
    renameSync(`${path}.new`, path);
    await soon(async () => {
      const [refused, ...others] = await refusedNow(server);
      expect([refused?.file, others], name).toEqual(['centres/small.json', []]);
      expect(refused?.message, name).toContain(line);
      expect([...(refused?.message ?? '')].length).toBeLessThanOrEqual(300);
      expect(refused?.message).not.toMatch(/[\n\u202e]/u);
      expect(Date.parse(refused?.since ?? '')).toBeLessThanOrEqual(server.clock.now());
    });
    expect((await server.app.inject('/metrics')).body).toContain('novbe_config_files_refused 1\n');
    // Whole at once: half a file would be one more that is no JSON.
    writeFileSync(`${path}.new`, text);
    rmSync(path, { recursive: true });
    renameSync(`${path}.new`, path);
    await soon(async () => expect(await refusedNow(server), name).toEqual([]));
  }
  expect((await server.app.inject('/metrics')).body).toContain('novbe_config_files_refused 0\n');
  for (const [, , line] of faults.slice(0, -1)) {
    expect(server.logged.filter((one) => one.includes(JSON.stringify(line).slice(1, -1)))).toHaveLength(1);
  }

  writeFileSync(path, 'not this');
  await soon(async () => expect(await refusedNow(server)).toHaveLength(1));
  await server.close();
  const again = await aServer({ folder: folder.path, store, tokens: server.tokens });
  onTestFinished(again.close);
  expect(await refusedNow(again)).toMatchObject([
    { file: 'centres/small.json', message: expect.stringMatching(/^is not JSON/) },
  ]);
  const { reply } = await again.ask('manager', 'config');
  const headers = { 'if-match': String(reply.headers.etag) };
  expect((await again.ask('manager', 'putConfig', { body: good, headers })).status).toBe(200);
  expect(await refusedNow(again)).toEqual([]);
});

test('what stood in the way is over: the file is taken in without being touched again', async () => {
  const folder = await aFolder();
  onTestFinished(folder.remove);
  const server = await aServer({ folder: folder.path });
  onTestFinished(server.close);
  await server.ask('manager', 'openDay', { body: {} });
  const { value } = await server.ask('reception', 'issueTicket', { body: { service: 'c' } });
  const lean = openCentre({
    services: good.services.filter(({ id }) => id !== 'c'),
    profiles: good.profiles.slice(0, 2),
    counters: good.counters.slice(0, 2),
  });
  const centres = join(folder.path, 'centres');
  writeFileSync(join(centres, 'small.json'), JSON.stringify(lean));
  writeFileSync(join(centres, 'branch-2.json'), '{}');
  writeFileSync(join(centres, 'Şöbə.json'), text);
  await soon(async () => {
    const files = (await refusedNow(server)).map(({ file }) => file);
    expect(files).toEqual(['centres/branch-2.json', 'centres/small.json', 'centres/Şöbə.json']);
  });
  await server.ask('reception', 'cancel', { id: value.ticket.id, body: {} });
  renameSync(join(centres, 'Şöbə.json'), join(centres, 'notes.txt'));
  writeFileSync(join(centres, 'branch-2.json'), JSON.stringify(openCentre({ id: 'branch-2' })));
  await soon(async () => expect(await refusedNow(server)).toEqual([]));
  expect(server.centres.find('small')?.latest().centre?.services).toHaveLength(lean.services.length);
  writeFileSync(join(centres, 'branch-2.json'), '{}');
  await soon(async () => expect(server.centres.refused('branch-2')).toHaveLength(1));
  expect(await refusedNow(server)).toEqual([]);
});

/** Runs something as a user held by permissions; for the system's own they do not. */
const asNobody = async (run: () => Promise<void>): Promise<void> => {
  const own = process.geteuid?.() ?? 0;
  if (own !== 0) return run();
  process.seteuid?.(65_534);
  try {
    await run();
  } finally {
    process.seteuid?.(own);
  }
};

test('a file that may not be read is named until it may', async () => {
  const folder = await aFolder();
  onTestFinished(folder.remove);
  const server = await aServer({ folder: folder.path });
  onTestFinished(server.close);
  const centres = join(folder.path, 'centres');
  const agreed = join(centres, '.agreed');
  const calendars = join(folder.path, 'calendars');
  const formFiles = ['', 'reception.json', 'visit.json'].map((name) => join(folder.path, 'forms', name));
  const tableFiles = ['', 'targeted-assistance.json'].map((name) => join(folder.path, 'tables', name));
  const open = [
    folder.path,
    centres,
    agreed,
    join(agreed, 'small'),
    calendars,
    join(calendars, 'az.json'),
    ...formFiles,
    ...tableFiles,
  ];
  for (const path of open) chmodSync(path, 0o777);
  const path = join(centres, 'small.json');
  await asNobody(async () => {
    writeFileSync(`${path}.new`, JSON.stringify(openCentre({ name: { az: 'Yeni' } })));
    chmodSync(`${path}.new`, 0o000);
    renameSync(`${path}.new`, path);
    await soon(async () =>
      expect(await refusedNow(server)).toMatchObject([{ file: 'centres/small.json', message: 'may not be read' }]),
    );
    expect(server.centres.find('small')?.latest().centre?.name.az).toBe(good.name.az);
    chmodSync(path, 0o600);
    await soon(async () => expect(await refusedNow(server)).toEqual([]));
  });
  expect(server.centres.find('small')?.latest().centre?.name.az).toBe('Yeni');
});

test('a line is one line, without letters that would hide the rest', () => {
  expect(shortLine(' a\n\tb\u202e c\u0007 ')).toBe('a b c');
  expect([...shortLine('ə'.repeat(301))]).toHaveLength(300);
  expect(shortLine('😀'.repeat(300))).toBe('😀'.repeat(300));
});
