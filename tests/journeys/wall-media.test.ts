import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PlaylistItem } from '../../shared/wall/wall-schema.ts';
import { hasFfmpeg, makeVideo } from '../media/ffmpeg.ts';
import { png } from '../media/pictures.ts';
import { type HallServer, openBrowser, openDay, startHall } from '../support/hall.ts';
import { expectNoViolations } from '../support/screen.ts';
import { playOn, sendMedia } from '../support/wall-media.ts';

/** What a wall shows between calls: a real server, and a real browser that plays. */

let hall: HallServer;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'novbe-wall-media-'));
  hall = await startHall();
  browser = await openBrowser();
  await openDay(hall);
});
beforeEach(async () => {
  await hall.ask('closeDay', {}, { force: true }).catch(() => undefined);
  await openDay(hall);
  await hall.ask('openCounter', { id: '1' });
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
  await rm(folder, { recursive: true, force: true });
});

const call = async (): Promise<string> => {
  await hall.ask('issueTicket', {}, { service: 'labour-pension', language: 'az' });
  return (await hall.ask('callNext', { id: '1' })).ticket.number;
};
const openWall = async (prepare: (page: Page) => Promise<unknown> = async () => undefined): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await prepare(page);
  await page.goto(`${hall.base}/display?place=hall-1`);
  await page.locator('.stage').waitFor();
  return page;
};
const picture = (id: string, file: string): PlaylistItem => ({ id, name: id, kind: 'picture', file, seconds: 3 });
const notice: PlaylistItem = { id: 'notice', name: 'n', kind: 'notice', text: { az: 'Bayram' }, seconds: 3 };

test.runIf(hasFfmpeg)(
  'pictures and videos play in turn beside the calls; what is corrupt or missing is passed over',
  async () => {
    const path = join(folder, 'one.webm');
    makeVideo(path, { seconds: 0.5 });
    const whole = png(320, 180);
    const corrupt = Buffer.from(whole).fill(0x55, 40, whole.length - 12);
    const gone = png(8, 8);
    const [good = '', video = '', broken = '', missing = ''] = await sendMedia(hall, [
      whole,
      await readFile(path),
      corrupt,
      gone,
    ]);
    await rm(join(hall.dataDir, 'media', 'sample', `${missing}.png`));
    const film: PlaylistItem = { id: 'film', name: 'f', kind: 'video', file: video };
    await playOn(hall, [picture('good', good), picture('broken', broken), picture('missing', missing), film]);
    const page = await openWall();
    await page.locator('.split .stage').waitFor();
    for (let round = 0; round < 2; round++) {
      await page.locator('.media__picture').waitFor();
      await page.locator('.media__video--seen').waitFor();
    }
    await expectNoViolations(page);
    await page.context().close();
  },
);

test('a call has the whole wall while it is announced, and leaves it again', async () => {
  await playOn(hall, [notice]);
  const page = await openWall();
  await page.locator('.split:not(.split--calls) .media__notice').waitFor();
  const number = await call();
  await page.locator('.split--calls .row--announced', { hasText: number }).waitFor();
  await page.locator('.split:not(.split--calls)').waitFor();
  await page.context().close();
});

test('an emergency covers all of a wall that plays, on a practice day, and when the day is closed', async () => {
  await playOn(hall, [notice]);
  const page = await openWall();
  const days = [
    { begin: () => openDay(hall), seen: '.split .media__notice' },
    { begin: () => hall.ask('closeDay', {}, { force: true }), seen: '.notice-page' },
    { begin: () => hall.ask('openDay', {}, { force: true, practice: true }), seen: '.practice' },
  ];
  for (const { begin, seen } of days) {
    await begin();
    await page.locator(seen).waitFor();
    await hall.ask('beginEmergency', {}, { kind: 'evacuate' });
    await page.locator('.emergency').waitFor();
    const isCovered = await page.evaluate(() =>
      [200, 960, 1700].every((x) => document.elementFromPoint(x, 540)?.closest('.emergency') !== null),
    );
    expect(isCovered, seen).toBe(true);
    await hall.ask('endEmergency');
    await page.locator('.emergency').waitFor({ state: 'detached' });
  }
  await page.context().close();
});

test('without its server a wall plays on what it has, and says that the server is lost', async () => {
  const [file = ''] = await sendMedia(hall, [png(320, 180)]);
  await playOn(hall, [picture('picture', file), notice]);
  const page = await openWall();
  await page.locator('.media__picture').waitFor();
  hall.signal('SIGSTOP');
  try {
    await page.locator('.wall--lost .lost').waitFor();
    for (let round = 0; round < 2; round++) {
      await page.locator('.media__notice').waitFor();
      await page.locator('.media__picture').waitFor();
      expect(await page.locator('.media__picture').evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(320);
    }
  } finally {
    hall.signal('SIGCONT');
  }
  await page.locator('.wall:not(.wall--lost)').waitFor();
  await page.context().close();
});

test.runIf(hasFfmpeg)('H.264 is played, by a browser that has it; by one that has not it is passed over', async () => {
  const path = join(folder, 'two.mp4');
  makeVideo(path, { seconds: 0.5 });
  const [film = ''] = await sendMedia(hall, [await readFile(path)]);
  await playOn(hall, [notice, { id: 'film', name: 'f', kind: 'video', file: film }]);
  const page = await openWall();
  const canPlay = await page.evaluate(() =>
    document.createElement('video').canPlayType('video/mp4; codecs="avc1.42E01E"'),
  );
  if (canPlay === '') {
    process.stdout.write('this browser has no H.264\n');
    await page.locator('.media__notice').waitFor();
    expect(await page.locator('.media__video--seen').count()).toBe(0);
  } else await page.locator('.media__video--seen').waitFor();
  await page.context().close();
});

test.each([
  ['does not come', null],
  ['throws as it is drawn', "export const OtherLayout = () => { throw new Error('broken'); };"],
])('where the code of a layout %s, calls are shown all the same', async (_, body) => {
  await playOn(hall, [notice]);
  const page = await openWall((opened) =>
    opened.route('**/layouts-*.js', (route) =>
      body === null ? route.abort() : route.fulfill({ body, contentType: 'text/javascript' }),
    ),
  );
  const number = await call();
  await page.locator('.row--announced', { hasText: number }).waitFor();
  expect(await page.locator('.media').count()).toBe(0);
  await page.context().close();
});
