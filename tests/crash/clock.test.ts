import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { verify } from './a-centre.ts';

/** A clock that is put right, a day that goes by, midnight, summer time: with a real centre on a real store, tickets waiting. */

vi.setConfig({ testTimeout: 120_000 });

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

const runIn = (TZ: string, folder: string, words: readonly string[]): Promise<Told> =>
  new Promise((resolve, reject) => {
    const { PATH, NODE_COMPILE_CACHE } = process.env;
    const env = { PATH, NODE_COMPILE_CACHE, TZ };
    const child = spawn(process.execPath, [program, folder, ...words], { env });
    let [said, trouble] = ['', ''];
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
    child.stderr.on('data', (piece: Buffer) => {
      trouble += piece.toString();
    });
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(said)) : reject(new Error(trouble))));
  });

/** What is told by processes in three time zones; it must be the same, and the store must hold. */
const tell = async (zone: string, begin: string, ...steps: readonly string[]): Promise<Omit<Told, 'offset'>> => {
  const zones = ['UTC', 'Asia/Baku', 'America/Los_Angeles'];
  const told = await Promise.all(
    zones.map(async (TZ) => {
      const folder = mkdtempSync(join(tmpdir(), 'novbe-clock-'));
      try {
        const one = await runIn(TZ, folder, [zone, begin, ...steps]);
        expect((await verify(join(folder, 'novbe.db'))).findings).toEqual([]);
        return one;
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
  );
  expect(new Set(told.map(({ offset }) => offset)).size).toBe(3);
  const [first, ...others] = told.map(({ offset: _, ...rest }) => rest);
  if (first === undefined) throw new Error('nothing was told');
  for (const other of others) expect(other).toEqual(first);
  const lengths = first.tickets.flatMap(({ seconds }) => seconds);
  expect([...lengths, ...first.waits].filter((length) => length !== null && length < 0)).toEqual([]);
  expect(first.backwards).toBe(0);
  return first;
};

describe('while tickets wait, wherever the process thinks it is', () => {
  test('the clock is set back an hour: nothing is negative, and the order stays', async () => {
    const told = await tell(
      'Asia/Baku',
      '2026-11-20T06:00:00Z',
      ...[
        'open',
        'issue',
        'pass 60',
        'issue',
        'set 2026-11-20T05:01:00Z',
        'issue',
        'call',
        'start',
        'pass 30',
        'finish',
        'call',
      ],
    );
    expect(told.days).toEqual(['day-opened 2026-11-20 2026-11-20T06:00:00.000Z']);
    expect(told.tickets).toEqual([
      { number: 'A0001', date: '2026-11-20', status: 'served', seconds: [60, 0, 0] },
      { number: 'A0002', date: '2026-11-20', status: 'called', seconds: [0, null] },
      { number: 'A0003', date: '2026-11-20', status: 'waiting', seconds: [null] },
    ]);
  });

  test('the clock is set forward a day: who waited expires, the new day has its own date and begins at 1', async () => {
    const told = await tell(
      'Asia/Baku',
      '2026-11-20T06:00:00Z',
      ...['issue', 'issue', 'set 2026-11-21T06:00:00Z', 'pass 1', 'issue'],
    );
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

  test("midnight comes in the centre's zone, not in the process'", async () => {
    const told = await tell('Asia/Baku', '2026-11-20T19:59:50Z', ...['issue', 'pass 8', 'issue', 'pass 4', 'issue']);
    expect(told.tickets.map(({ number, date, status }) => [number, date, status])).toEqual([
      ['A0001', '2026-11-20', 'expired'],
      ['A0002', '2026-11-20', 'expired'],
      ['A0001', '2026-11-21', 'waiting'],
    ]);
    expect(told.days[1]).toBe('day-closed 2026-11-20 2026-11-20T20:00:00.000Z');
  });

  test('summer time ends: an hour that comes twice is an hour of waiting, and the day has 25', async () => {
    const told = await tell(
      'Europe/Berlin',
      '2026-10-24T22:00:00Z',
      ...['open', 'set 2026-10-25T00:30:00Z', 'issue', 'set 2026-10-25T01:30:00Z', 'call', 'start', 'finish'],
      ...['set 2026-10-25T22:59:58Z', 'issue', 'pass 1', 'pass 2'],
    );
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

  test('summer time begins: an hour that never was is no waiting', async () => {
    const told = await tell(
      'Europe/Berlin',
      '2026-03-29T00:59:00Z',
      ...['open', 'issue', 'set 2026-03-29T01:01:00Z', 'call', 'set 2026-03-29T21:59:58Z', 'issue', 'pass 1', 'pass 2'],
    );
    expect(told.waits[0]).toBe(120);
    expect(told.days[0]).toBe('day-opened 2026-03-29 2026-03-29T00:59:00.000Z');
    expect(told.days[1]).toBe('day-closed 2026-03-29 2026-03-29T22:00:00.000Z');
  });
});
