import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from './a-centre.ts';

/** A clock that is put right, a day that goes by, midnight, summer time: with a real centre on a real store, tickets waiting. */

interface Told {
  readonly offset: number;
  readonly tickets: readonly {
    readonly number: string;
    readonly date: string;
    readonly status: string;
    readonly seconds: readonly (number | null)[];
  }[];
  readonly days: readonly string[];
  readonly waits: readonly (number | null)[];
  readonly backwards: number;
}

const program = join(import.meta.dirname, 'children/clock-story.ts');

/** A story: where, when it begins, and its steps. */
interface Story {
  readonly zone: string;
  readonly begin: string;
  readonly steps: readonly string[];
}

const stories = {
  'set back': {
    zone: 'Asia/Baku',
    begin: '2026-11-20T06:00:00Z',
    steps: [
      ...['open', 'issue', 'pass 60', 'issue', 'set 2026-11-20T05:01:00Z', 'issue'],
      ...['call', 'start', 'pass 30', 'finish', 'call'],
    ],
  },
  'set forward': {
    zone: 'Asia/Baku',
    begin: '2026-11-20T06:00:00Z',
    steps: ['issue', 'issue', 'set 2026-11-21T06:00:00Z', 'pass 1', 'issue'],
  },
  midnight: {
    zone: 'Asia/Baku',
    begin: '2026-11-20T19:59:50Z',
    steps: ['issue', 'pass 8', 'issue', 'pass 4', 'issue'],
  },
  'an hour twice': {
    zone: 'Europe/Berlin',
    begin: '2026-10-24T22:00:00Z',
    steps: [
      ...['open', 'set 2026-10-25T00:30:00Z', 'issue', 'set 2026-10-25T01:30:00Z', 'call', 'start', 'finish'],
      ...['set 2026-10-25T22:59:58Z', 'issue', 'pass 1', 'pass 2'],
    ],
  },
  'an hour never': {
    zone: 'Europe/Berlin',
    begin: '2026-03-29T00:59:00Z',
    steps: [
      ...['open', 'issue', 'set 2026-03-29T01:01:00Z', 'call', 'set 2026-03-29T21:59:58Z', 'issue', 'pass 1', 'pass 2'],
    ],
  },
} as const satisfies { readonly [name: string]: Story };
const names = Object.keys(stories) as readonly (keyof typeof stories)[];
const zones = ['UTC', 'Asia/Baku', 'America/Los_Angeles'] as const;

/** Runs all stories in a process that thinks it is in this time zone, each in a folder of its own in `home`. */
const runIn = async (TZ: string, home: string): Promise<readonly Told[]> => {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const env = { PATH, NODE_COMPILE_CACHE, TZ };
  const given = names.map((name) => ({ ...stories[name], folder: mkdtempSync(join(home, 'story-')) }));
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(given)], { env });
  for (const { folder } of given) expect((await verify(join(folder, 'novbe.db'))).findings).toEqual([]);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
};

let told: readonly (readonly Told[])[];
beforeAll(async () => {
  const home = mkdtempSync(join(tmpdir(), 'novbe-clock-'));
  told = await Promise.all(zones.map((TZ) => runIn(TZ, home)));
  rmSync(home, { recursive: true, force: true });
});

/** What was told of a story by processes in three time zones, to all of them the same. */
const tell = (name: keyof typeof stories): Omit<Told, 'offset'> => {
  const all = told.flatMap((one) => one[names.indexOf(name)] ?? []);
  expect(new Set(all.map(({ offset }) => offset)).size).toBe(3);
  const [first, ...others] = all.map(({ offset: _, ...rest }) => rest);
  if (first === undefined) throw new Error('nothing was told');
  for (const other of others) expect(other).toEqual(first);
  const lengths = first.tickets.flatMap(({ seconds }) => seconds);
  expect([...lengths, ...first.waits].filter((length) => length !== null && length < 0)).toEqual([]);
  expect(first.backwards).toBe(0);
  return first;
};

describe('while tickets wait, wherever the process thinks it is', () => {
  test('the clock is set back an hour: nothing is negative, and the order stays', () => {
    const told = tell('set back');
    expect(told.days).toEqual(['day-opened 2026-11-20 2026-11-20T06:00:00.000Z']);
    expect(told.tickets).toEqual([
      { number: 'A0001', date: '2026-11-20', status: 'served', seconds: [60, 0, 0] },
      { number: 'A0002', date: '2026-11-20', status: 'called', seconds: [0, null] },
      { number: 'A0003', date: '2026-11-20', status: 'waiting', seconds: [null] },
    ]);
  });

  test('the clock is set forward a day: who waited expires, the new day has its own date and begins at 1', () => {
    const told = tell('set forward');
    expect(told.days.map((day) => day.slice(0, 21))).toEqual([
      'day-opened 2026-11-20',
      'day-closed 2026-11-20',
      'day-opened 2026-11-21',
    ]);
    expect(told.tickets.map(({ number, date, status }) => [number, date, status])).toEqual([
      ['A0001', '2026-11-20', 'expired'],
      ['A0002', '2026-11-20', 'expired'],
      ['A0001', '2026-11-21', 'waiting'],
    ]);
  });

  test("midnight comes in the centre's zone, not in the process'", () => {
    const told = tell('midnight');
    expect(told.tickets.map(({ number, date, status }) => [number, date, status])).toEqual([
      ['A0001', '2026-11-20', 'expired'],
      ['A0002', '2026-11-20', 'expired'],
      ['A0001', '2026-11-21', 'waiting'],
    ]);
    expect(told.days[1]).toBe('day-closed 2026-11-20 2026-11-20T20:00:00.000Z');
  });

  test('summer time ends: an hour that comes twice is an hour of waiting, and the day has 25', () => {
    const told = tell('an hour twice');
    expect(told.waits[0]).toBe(3600);
    expect(told.tickets.map(({ date, status }) => [date, status])).toEqual([
      ['2026-10-25', 'served'],
      ['2026-10-25', 'expired'],
    ]);
    expect(told.days.slice(0, 2)).toEqual([
      'day-opened 2026-10-25 2026-10-24T22:00:00.000Z',
      'day-closed 2026-10-25 2026-10-25T23:00:00.000Z',
    ]);
  });

  test('summer time begins: an hour that never was is no waiting', () => {
    const told = tell('an hour never');
    expect(told.waits[0]).toBe(120);
    expect(told.days[0]).toBe('day-opened 2026-03-29 2026-03-29T00:59:00.000Z');
    expect(told.days[1]).toBe('day-closed 2026-03-29 2026-03-29T22:00:00.000Z');
  });
});
