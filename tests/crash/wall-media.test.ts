import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasFfmpeg, makeVideo } from '../media/ffmpeg.ts';
import { eventually } from '../support/eventually.ts';
import { type HallServer, openBrowser, openDay, startHall } from '../support/hall.ts';
import { playOn, sendMedia } from '../support/wall-media.ts';

/** A wall that plays all day: its memory, and how soon a call is seen on it. */

let hall: HallServer;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'novbe-media-day-'));
  hall = await startHall();
  browser = await openBrowser();
  await openDay(hall);
  for (const id of ['1', '2']) await hall.ask('openCounter', { id });
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Plays so fast that a video is over at once, counts how many were, and writes down when each number stands out. */
const watch = (rate: number): void => {
  const seen = { loops: 0, numbers: {} as { [number: string]: number } };
  Object.assign(window, { seen });
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function () {
    this.playbackRate = rate;
    return play.call(this);
  };
  addEventListener(
    'ended',
    () => {
      seen.loops += 1;
    },
    true,
  );
  const look = (): void => {
    const number = document.querySelector('.row--announced .row__number')?.textContent;
    if (number != null) seen.numbers[number] ??= performance.timeOrigin + performance.now();
  };
  addEventListener('DOMContentLoaded', () =>
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true }),
  );
};
interface Seen {
  readonly loops: number;
  readonly numbers: { readonly [number: string]: number };
}
const seenOn = (page: Page): Promise<Seen> => page.evaluate(() => (window as unknown as { seen: Seen }).seen);

const looped = (page: Page, times: number) =>
  page.waitForFunction((least) => (window as unknown as { seen: Seen }).seen.loops >= least, times, {
    timeout: 600_000,
  });

const openWall = async (place: string, rate: number): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  await context.addInitScript(watch, rate);
  const page = await context.newPage();
  await page.goto(`${hall.base}/display?place=${place}`);
  await page.locator('.stage').waitFor();
  return page;
};

const play = async (seconds: number): Promise<void> => {
  const path = join(folder, `${seconds}.webm`);
  makeVideo(path, { seconds });
  const [file = ''] = await sendMedia(hall, [await readFile(path)]);
  await playOn(hall, [{ id: 'film', name: 'f', kind: 'video', file }]);
};

test.runIf(hasFfmpeg)(
  '1,000 loops of a video take no more memory than 1.2 times what the first took',
  async () => {
    await play(0.2);
    const page = await openWall('hall-1', 8);
    const line = await page.context().newCDPSession(page);
    await line.send('Performance.enable');
    const bytes = async (): Promise<number> => {
      await line.send('HeapProfiler.collectGarbage');
      const { metrics } = await line.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
    };
    await looped(page, 50);
    const before = await bytes();
    await looped(page, 1050);
    const after = await bytes();
    process.stdout.write(`1,000 loops: heap ${before} -> ${after} bytes, ${(after / before).toFixed(3)} times\n`);
    expect(after / before).toBeLessThanOrEqual(1.2);
    expect(await page.locator('video').count()).toBe(2);
    await page.context().close();
  },
  700_000,
);

const pairs = 11;

/** How long after it was asked for a call stands out on a wall that shows this counter alone, ms. */
const callOn = async (page: Page, counter: string): Promise<number> => {
  const { ticket } = await hall.ask('issueTicket', {}, { service: 'labour-pension', language: 'az' });
  const began = performance.timeOrigin + performance.now();
  await hall.ask('callNext', { id: counter });
  const seen = await eventually(async () => {
    const at = (await seenOn(page)).numbers[ticket.number];
    if (at === undefined) throw new Error(`${ticket.number} is not seen`);
    return at;
  });
  await hall.ask('noShow', { id: ticket.id });
  return seen - began;
};

test.runIf(hasFfmpeg)(
  'a call is seen beside a video at most 1.3 times as late as on a wall that plays nothing',
  async () => {
    await play(30);
    const [playing, plain] = [await openWall('hall-1', 1), await openWall('plain', 1)];
    await playing.locator('.media__video--seen').waitFor();
    const times = { media: [] as number[], calls: [] as number[] };
    const walls = [
      { page: playing, counter: '1', of: times.media },
      { page: plain, counter: '2', of: times.calls },
    ];
    for (let at = 0; at < pairs; at++) {
      for (const wall of at % 2 === 0 ? walls : walls.toReversed()) wall.of.push(await callOn(wall.page, wall.counter));
      for (const { page } of walls) await page.locator('.row--announced').waitFor({ state: 'detached' });
    }
    const middle = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[(pairs - 1) / 2] ?? Number.NaN;
    const [media, calls] = [middle(times.media), middle(times.calls)];
    process.stdout.write(`call to picture: ${media.toFixed(0)} ms beside a video, ${calls.toFixed(0)} ms alone\n`);
    expect(media / calls).toBeLessThanOrEqual(1.3);
  },
);
