import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { aPast } from '../history/a-past.ts';
import { smallCentre } from '../queue/small-centre.ts';
import { temporaryFolder } from '../store/folders.ts';
import { runHere } from '../support/in-process.ts';
import { runFile } from '../support/processes.ts';
import { hallDays } from './a-hall.ts';

const folder = mkdtempSync(join(tmpdir(), 'novbe-backtest-'));
afterAll(() => rmSync(folder, { recursive: true }));

const time = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());
const rows = hallDays({ days: 6 }).map(({ ticket, service, issuedAt, calledAt, endedAt, counter }) =>
  ['made', ticket, service, '', time(issuedAt), time(calledAt), '', time(endedAt), counter, 'served'].join(','),
);
const head = 'centre,ticket,service,priority,issuedAt,calledAt,startedAt,endedAt,counter,outcome';
const file = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name);
  const text = [head, ...lines].join('\n');
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
};

/** In this process; as one of its own it runs over a centre's stored legs. */
const run = async (...args: readonly string[]) => {
  const { code, text, errors } = await runHere('backtest', args);
  return { code, out: text, err: errors };
};

const half = rows.findIndex((row) => row.startsWith('made,3-'));
const later = file('later.csv.gz', rows.slice(half));

test('it scores our estimate first, then the yardsticks, learning from --train', async () => {
  const { code, out, err } = await run(later, '--train', file('earlier.csv', rows.slice(0, half)));
  expect(err).toBe('');
  expect(code).toBe(0);
  const methods = out.split('\n').map((line) => line.split(/ {2,}/)[0]);
  expect(methods.slice(0, 5)).toEqual([
    'method',
    'our estimate',
    'our estimate, range as shown',
    'last wait',
    'head of the line',
  ]);
  expect(out).toMatch(/[1-9]\d* models learnt, 0 tickets could not be estimated/);
});

test("a centre's own stored legs are scored", async () => {
  const home = temporaryFolder();
  const centre = smallCentre();
  const past = await aPast(home, centre);
  const [first, ...others] = [centre.services[0]?.id ?? '', ...centre.priorityClasses.map(({ id }) => id)];
  const legs = hallDays({ days: 4 }).map(({ ticket, issuedAt, calledAt, endedAt, counter }, i) => {
    const priority = i % 6 === 0 ? (others[i % others.length] ?? '') : '';
    return [
      'made',
      ticket,
      first,
      priority,
      time(issuedAt),
      time(calledAt),
      '',
      time(endedAt),
      counter,
      'served',
    ].join();
  });
  const imported = await past.run(past.file('made.csv', [head, ...legs].join('\n')), '--centre', centre.id);
  expect(imported.lines.join('\n'), 'import').toMatch(/\d/);
  expect(imported.code).toBe(0);
  mkdirSync(join(home, 'centres'), { recursive: true });
  writeFileSync(join(home, 'centres', `${centre.id}.json`), JSON.stringify(centre));
  const running = runFile('scripts/backtest.ts', ['--centre', centre.id], { DATA_DIR: home });
  const { code } = await running.ended;
  expect(running.text()).toMatch(/^our estimate +[1-9]\d\d+ /m);
  expect(running.text()).toMatch(/[1-9]\d* models learnt, 0 tickets could not be estimated/);
  expect(code).toBe(0);
  const document = join(home, 'centres', `${centre.id}.json`);
  const broken = [Buffer.from([0x7b, 0xfe]), Buffer.from('{"id": ')];
  for (const [at, why] of ['line 1 is not text in UTF-8 (byte FE)', 'line 1, column 8: '].entries()) {
    writeFileSync(document, broken[at] ?? '');
    const refused = runFile('scripts/backtest.ts', ['--centre', centre.id], { DATA_DIR: home });
    expect((await refused.ended).code).toBe(1);
    expect(refused.text().trim().split('\n')).toEqual([expect.stringContaining(`${document} cannot be read: ${why}`)]);
  }
});

test('bad rows are named by line and end it with 2; --skip-bad leaves them out', async () => {
  const bad = file('bad.csv', [...rows.slice(0, 40), 'made,x,pension,,2026-03-02T09:00:00,,,,,served']);
  const refused = await run(bad);
  expect(refused.code).toBe(2);
  expect(refused.err).toMatch(/line 42: issuedAt has no time zone offset/);
  const scored = await run(bad, '--skip-bad');
  expect(scored.code).toBe(0);
  expect(scored.out).toMatch(/1 rows? left out/);
});

test('a file in other bytes than UTF-8 is refused by its line, with --skip-bad too', async () => {
  const path = join(folder, 'cp1254.csv');
  const [first = '', ...others] = rows.slice(0, 40);
  writeFileSync(path, Buffer.from([head, first.replace('pension', 'təqaüd'), ...others].join('\n'), 'latin1'));
  for (const args of [[path], [path, '--skip-bad']]) {
    const { code, err, out } = await run(...args);
    expect([code, out]).toEqual([2, err]);
    expect(err).toMatch(/cp1254.csv cannot be read: line 2 is not text in UTF-8 \(byte FC\)/);
  }
});

test.each([
  [[], 2, /either a file or --centre/],
  [['no-such.csv'], 2, /no-such.csv cannot be read/],
  [['a.csv', 'b.csv'], 2, /"b.csv" is not expected/],
  [['--centre', 'x', '--train', 'a.csv'], 2, /--train goes with a file/],
  [['--speed'], 2, /--speed/],
] as const)('used as %j it ends with %d and one line', async (args, code, line) => {
  const ended = await run(...args);
  expect(ended.code).toBe(code);
  expect(ended.err.trim().split('\n')).toHaveLength(1);
  expect(ended.err).toMatch(line);
});
