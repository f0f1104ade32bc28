import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { verify } from './a-centre.ts';
import { isLong } from './rounds.ts';

/** Three days of work in a few minutes: nothing grows but the log. */

vi.setConfig({ testTimeout: 1_800_000 });

const [tickets, days] = [isLong ? 20_000 : 2000, 3];
const megabyte = 1_000_000;

interface Day {
  readonly issued: number;
  /** Bytes in use after the garbage is gone. */
  readonly memory: number;
  /** Bytes of the database file, and of its write-ahead log. */
  readonly database: number;
  readonly log: number;
  readonly shown: number;
  readonly announced: number;
  readonly timers: number;
}

const work = (folder: string): Promise<readonly Day[]> =>
  new Promise((resolve, reject) => {
    const program = join(import.meta.dirname, 'children/soak.ts');
    const child = spawn(process.execPath, ['--expose-gc', program, folder, String(tickets), String(days)]);
    let [said, trouble] = ['', ''];
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
    child.stderr.on('data', (piece: Buffer) => {
      trouble += piece.toString();
    });
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(trouble));
      resolve(
        said
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      );
    });
  });

test(`${days} days and ${tickets} tickets with watching rooms: memory stays flat, files stay sane, the log holds`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'novbe-soak-'));
  try {
    const told = await work(folder);
    const [first, last] = [told[0], told.at(-1)];
    if (first === undefined || last === undefined) throw new Error('nothing was told');
    const line = (one: (day: Day) => number): string =>
      told.map((day) => (one(day) / megabyte).toFixed(1)).join(' -> ');
    console.log(
      `memory ${line(({ memory }) => memory)} MB; database ${line(({ database }) => database)} MB; views ${last.shown}`,
    );
    const given = told.reduce((sum, { issued }) => sum + issued, 0);
    expect(given).toBeGreaterThanOrEqual(tickets);
    expect(last.announced).toBe(given * 4);
    expect(last.shown).toBeGreaterThan(100);
    // What a day needs is forgotten with it; a leak of 400 bytes a ticket would show.
    expect(last.memory - first.memory).toBeLessThan(2 * megabyte + 400 * (given - first.issued));
    expect(last.memory).toBeLessThan(120 * megabyte);
    expect(last.timers).toBeLessThan(first.timers + 5);
    expect(last.database / given).toBeLessThan(12_000);
    expect(last.log).toBeLessThan(80 * megabyte);
    const { centres, findings } = await verify(join(folder, 'novbe.db'));
    expect(findings).toEqual([]);
    expect(centres[0]).toMatchObject({ legs: given });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
