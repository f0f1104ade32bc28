import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasFfmpeg, makeVideo } from '../media/ffmpeg.ts';
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

/** Calls on each wall, by turns, so that what else the machine does falls on both. */
const pairs = 80;

/** Nothing sounds, announcements go by fast, and it is told when a number is drawn (stands in the page) and painted (its first frame is laid out and handed to what puts frames on the screen). */
const tellSoon = (): void => {
  Reflect.deleteProperty(window, 'AudioContext');
  const { setTimeout: wait } = window;
  const soon = (act: TimerHandler, ms = 0, ...rest: readonly unknown[]): number =>
    wait(act, ms === 2000 || ms === 4000 ? ms / 20 : ms, ...rest);
  Object.assign(window, { setTimeout: soon });
  const now = (): number => performance.timeOrigin + performance.now();
  const known = new Set<string>();
  const look = (): void => {
    const number = document.querySelector('.row--announced .row__number')?.textContent;
    if (number == null || known.has(number)) return;
    known.add(number);
    const drawn = now();
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => void (window as unknown as Told).told(number, drawn, now());
      painted.port2.postMessage(null);
    });
  };
  addEventListener('DOMContentLoaded', () =>
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true }),
  );
};
interface Told {
  told(number: string, drawn: number, painted: number): Promise<void>;
}

/** A wall, and how long after it was asked for a call at this counter, which it shows alone, stands there and is painted (ms). */
const openMeasured = async (place: string, counter: string) => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const waits = new Map<string, (at: readonly [number, number]) => void>();
  const early = new Map<string, readonly [number, number]>();
  await context.exposeFunction('told', (number: string, ...at: [number, number]) => {
    early.set(number, at);
    waits.get(number)?.(at);
  });
  await context.addInitScript(tellSoon);
  const page = await context.newPage();
  await page.goto(`${hall.base}/display?place=${place}`);
  await page.locator('.stage').waitFor();
  const call = async (): Promise<{ readonly drawn: number; readonly painted: number }> => {
    const { ticket } = await hall.ask('issueTicket', {}, { service: 'labour-pension', language: 'az' });
    const began = performance.timeOrigin + performance.now();
    await hall.ask('callNext', { id: counter });
    const [drawn, painted] = await new Promise<readonly [number, number]>((resolve) => {
      waits.set(ticket.number, resolve);
      const told = early.get(ticket.number);
      if (told !== undefined) resolve(told);
    });
    await hall.ask('noShow', { id: ticket.id });
    await page.locator('.row--announced').waitFor({ state: 'detached' });
    return { drawn: drawn - began, painted: painted - began };
  };
  return { page, call };
};

const middle = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;

test.runIf(hasFfmpeg)(
  'a call is seen beside a video at most 1.3 times as late as on a wall that plays nothing',
  async () => {
    await play(30);
    const [playing, plain] = [await openMeasured('hall-1', '1'), await openMeasured('plain', '2')];
    await playing.page.locator('.media__video--seen').waitFor();
    const media: { drawn: number; painted: number }[] = [];
    const calls: { drawn: number; painted: number }[] = [];
    for (let at = 0; at < pairs; at++) {
      const turns = [async () => media.push(await playing.call()), async () => calls.push(await plain.call())];
      for (const turn of at % 2 === 0 ? turns : turns.toReversed()) await turn();
    }
    for (const what of ['drawn', 'painted'] as const) {
      const [beside = 0, alone = 0] = [media, calls].map((all) => middle(all.map((one) => one[what])));
      const told = `call to picture, ${what}: ${beside.toFixed(1)} ms beside a video, ${alone.toFixed(1)} alone, ${(beside / alone).toFixed(2)} times`;
      process.stdout.write(`${told}, medians of ${pairs} pairs\n`);
      expect(beside / alone, told).toBeLessThanOrEqual(1.3);
    }
  },
  600_000,
);
