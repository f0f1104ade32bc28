import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test, vi } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { verify } from './a-centre.ts';
import { isLong } from './rounds.ts';
import { openWall, type Wall } from './walls.ts';

/** Three days of work in a few minutes: nothing grows but the log. */

vi.setConfig({ testTimeout: 1_800_000 });

const [tickets, days, sockets] = [isLong ? 20_000 : 2000, 3, 4];
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

interface Soaked {
  readonly told: readonly Day[];
  /** Walls on real sockets, as they were in the end. */
  readonly walls: readonly Wall[];
}

const work = async (folder: string): Promise<Soaked> => {
  const program = join(import.meta.dirname, 'children/soak.ts');
  const words = [folder, tickets, days, sockets].map(String);
  const child = spawn(process.execPath, ['--expose-gc', program, ...words], { stdio: ['pipe', 'pipe', 'pipe'] });
  let trouble = '';
  child.stderr.on('data', (piece: Buffer) => {
    trouble += piece.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const told: Day[] = [];
  const walls: Wall[] = [];
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const said = JSON.parse(line);
      if (said.port === undefined) told.push(said);
      else for (let at = 0; at < sockets; at++) walls.push(await openWall(`http://127.0.0.1:${said.port}`, said.token));
      if (told.length < days) continue;
      await eventually(() => {
        // Midnight has closed the last day; this centre never sleeps, so that the next one may be open already.
        for (const wall of walls) expect(wall.latest()?.data.day).not.toMatchObject({ open: true, date: '2026-11-21' });
        for (const wall of walls) expect(wall.latest()?.data).toEqual(walls[0]?.latest()?.data);
      });
      expect(walls.map((wall) => wall.drops())).toEqual(walls.map(() => 0));
      child.stdin.end();
    }
    expect(await ended, trouble).toBe(0);
    return { told, walls };
  } finally {
    for (const wall of walls) wall.close();
    child.kill('SIGKILL');
  }
};

test(`${days} days and ${tickets} tickets with walls connected: memory stays flat, files stay sane, the log holds`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'novbe-soak-'));
  try {
    const { told, walls } = await work(folder);
    const [first, last] = [told[0], told.at(-1)];
    if (first === undefined || last === undefined) throw new Error('nothing was told');
    const line = (one: (day: Day) => number): string =>
      told.map((day) => (one(day) / megabyte).toFixed(1)).join(' -> ');
    console.log(
      `memory ${line(({ memory }) => memory)} MB; database ${line(({ database }) => database)} MB; views ${last.shown}; ` +
        `${sockets} walls on sockets: ${walls.map((wall) => `${wall.views()} views, ${wall.heard.size} calls`).join('; ')}`,
    );
    const given = told.reduce((sum, { issued }) => sum + issued, 0);
    expect(given).toBeGreaterThanOrEqual(tickets);
    expect(last.announced).toBe(given * 4);
    expect(last.shown).toBeGreaterThan(100);
    for (const wall of walls) {
      expect(wall.views()).toBeGreaterThan(100);
      // The hall runs a thousand times ahead of time: not all of it goes over a wire, but none of it twice.
      expect(wall.heard.size).toBeGreaterThan(given / 10);
      expect(wall.heard.size).toBeLessThanOrEqual(given);
    }
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
