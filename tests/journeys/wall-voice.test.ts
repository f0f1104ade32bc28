import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { recordings as texts } from '../../manager/settings/recordings/text/az.ts';
import { samplesOf, secondsOf, wavOf } from '../../server/voice/wav.ts';
import { eventually } from '../support/eventually.ts';
import { adminPassword, type HallServer, openBrowser, openDay, startHall } from '../support/hall.ts';
import { expectNoViolations } from '../support/screen.ts';
import { leaveUnpainted } from '../support/unpainted.ts';
import { hasEspeak } from '../voice/espeak.ts';

/** What a hall hears of its calls: a real server, espeak-ng, and the sound of a real browser by its own clock. */

let hall: HallServer;
let browser: Browser;
beforeAll(async () => {
  hall = await startHall();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});
beforeEach(async () => {
  await hall.ask('closeDay', {}, { force: true }).catch(() => undefined);
  await openDay(hall);
  for (const id of ['1', '2']) await hall.ask('openCounter', { id });
});

const issue = async (language = 'az'): Promise<string> =>
  (await hall.ask('issueTicket', {}, { service: 'labour-pension', language })).ticket.id;
const call = async (counter: string): Promise<string> => (await hall.ask('callNext', { id: counter })).ticket.number;

/** A sound that was begun: when it is heard and for how long, ms of the page's clock. */
interface Sound {
  readonly kind: 'tone' | 'words';
  readonly at: number;
  readonly ms: number;
}
interface Heard {
  readonly sounds: readonly Sound[];
  readonly seen: readonly { readonly number: string; readonly at: number }[];
  readonly levels: readonly { readonly at: number; readonly level: number }[];
}

/** Writes down what sounds, how loud it is where it leaves the page, and which number stands out. */
const listen = (): void => {
  const heard = { sounds: [] as Sound[], seen: [] as { number: string; at: number }[], levels: [] as object[] };
  Object.assign(window, { heard });
  const heardAt = (node: AudioScheduledSourceNode, when = 0): number => {
    const { contextTime = 0, performanceTime = 0 } = (node.context as AudioContext).getOutputTimestamp();
    const [time, at] =
      performanceTime > 0 ? [contextTime, performanceTime] : [node.context.currentTime, performance.now()];
    return at + (Math.max(when, node.context.currentTime) - time) * 1000;
  };
  const { start: startTone } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (when) {
    if (this.frequency.value > 100) heard.sounds.push({ kind: 'tone', at: heardAt(this, when), ms: 0 });
    startTone.call(this, when);
  };
  const { start: startWords } = AudioBufferSourceNode.prototype;
  AudioBufferSourceNode.prototype.start = function (when) {
    heard.sounds.push({ kind: 'words', at: heardAt(this, when), ms: (this.buffer?.duration ?? 0) * 1000 });
    startWords.call(this, when);
  };
  let meter: AnalyserNode | null = null;
  const connect = AudioNode.prototype.connect as (to: AudioNode) => AudioNode;
  AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode) {
    if (to === this.context.destination) {
      meter ??= this.context.createAnalyser();
      connect.call(this, meter);
    }
    return connect.call(this, to);
  } as typeof AudioNode.prototype.connect;
  const samples = new Float32Array(2048);
  let last: string | null = null;
  setInterval(() => {
    meter?.getFloatTimeDomainData(samples);
    const level = Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
    heard.levels.push({ at: performance.now(), level });
  }, 40);
  const look = (): void => {
    const shown = document.querySelector('.row--announced .row__number')?.textContent ?? null;
    if (shown !== null && shown !== last) heard.seen.push({ number: shown, at: performance.now() });
    last = shown;
  };
  addEventListener('DOMContentLoaded', () =>
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true }),
  );
};

const openWall = async (speaks = true): Promise<{ readonly page: Page; readonly heard: () => Promise<Heard> }> => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  await leaveUnpainted(context);
  await context.addInitScript(listen);
  const page = await context.newPage();
  const voice = speaks ? page.waitForResponse((reply) => reply.url().includes('wall-voice')) : null;
  await page.goto(`${hall.base}/display`);
  await page.locator('.calm').waitFor();
  await voice;
  return { page, heard: () => page.evaluate(() => (window as unknown as { heard: Heard }).heard) };
};
const words = ({ sounds }: Heard): readonly Sound[] => sounds.filter(({ kind }) => kind === 'words');
/** The first tone of each chime: two notes of three partials. */
const chimes = ({ sounds }: Heard): readonly Sound[] =>
  sounds.filter(({ kind }) => kind === 'tone').filter((_, at) => at % 6 === 0);

test.runIf(hasEspeak)(
  'two calls at once are two whole announcements, each seen as its sound begins',
  async () => {
    await hall.configure((centre) => ({ ...centre, voice: { languages: ['en'] } }));
    const { page, heard } = await openWall();
    await issue('ru');
    await issue('az');
    const called = await Promise.all([call('1'), call('2')]);
    await eventually(async () => expect(words(await heard()).length).toBeGreaterThanOrEqual(3));
    // Until the last has been heard to its end.
    await page.locator('.row--announced').waitFor({ state: 'detached', timeout: 20_000 });
    const { sounds, seen, levels } = await heard();
    const said = words({ sounds, seen, levels });
    const struck = chimes({ sounds, seen, levels });
    expect(seen.map(({ number }) => number)).toEqual([...called].sort());
    // Other calls wait behind the first: it is said in its visitor's language alone; the last in English too.
    expect(said).toHaveLength(3);
    for (const [at, { at: shown }] of seen.entries()) expect(Math.abs((struck[at]?.at ?? 0) - shown)).toBeLessThan(100);
    const [first, second, english] = said;
    expect((first?.at ?? 0) - (struck[0]?.at ?? 0)).toBeGreaterThan(1200);
    for (const { ms } of said) expect(ms).toBeGreaterThan(1500);
    // The second chime begins when the first has been said to its end.
    expect(struck[1]?.at).toBeGreaterThanOrEqual((first?.at ?? 0) + (first?.ms ?? 0));
    expect((english?.at ?? 0) - (second?.at ?? 0) - (second?.ms ?? 0)).toBeGreaterThan(390);
    // It is loud while it is said, in the middle of each.
    for (const { at, ms } of said) {
      const middle = levels.filter((one) => one.at > at + 200 && one.at < at + ms - 200).map(({ level }) => level);
      expect(Math.max(...middle)).toBeGreaterThan(0.05);
    }
    await page.context().close();
  },
  60_000,
);

test.runIf(hasEspeak)(
  'words that do not come leave the chime, and the next call is said',
  async () => {
    const { page, heard } = await openWall();
    const isOfCall = (url: URL): boolean => url.pathname.includes('/announcements/');
    await page.route(isOfCall, (route) => route.abort(), { times: 1 });
    await issue();
    await call('1');
    await page.locator('.row--announced').waitFor();
    await page.locator('.row--announced').waitFor({ state: 'detached', timeout: 20_000 });
    const alone = await heard();
    expect([chimes(alone).length, words(alone).length]).toEqual([1, 0]);
    await issue();
    await call('2');
    await eventually(async () => expect(words(await heard()).length).toBeGreaterThanOrEqual(1));
    await page.context().close();
  },
  60_000,
);

test('a wall that only chimes asks for no words, as loud as it is set', async () => {
  await hall.configure((centre) => ({
    ...centre,
    displays: centre.displays.map((display) => ({ ...display, chimeOnly: true, volume: 10 })),
  }));
  const { page, heard } = await openWall(false);
  await issue();
  await call('1');
  await page.locator('.row--announced').waitFor();
  await page.locator('.row--announced').waitFor({ state: 'detached', timeout: 20_000 });
  const { sounds, levels, seen } = await heard();
  expect([chimes({ sounds, levels, seen }).length, words({ sounds, levels, seen }).length]).toEqual([1, 0]);
  const loudest = Math.max(...levels.map(({ level }) => level));
  expect(loudest).toBeGreaterThan(0.005);
  expect(loudest).toBeLessThan(0.06);
  await page.context().close();
}, 60_000);

const signIn = async (page: Page): Promise<void> => {
  await page.fill('[name=login]', 'admin');
  await page.fill('[name=password]', adminPassword);
  await page.keyboard.press('Enter');
};

/** A microphone that hears a hum. */
const humming = (): void => {
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext();
    const hum = context.createOscillator();
    const quieter = context.createGain();
    quieter.gain.value = 0.3;
    const ear = context.createMediaStreamDestination();
    hum.connect(quieter).connect(ear);
    hum.start();
    return ear.stream;
  };
};

test('a manager records a word and takes another from a file, both are heard, and axe finds no fault', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await leaveUnpainted(context);
  await context.addInitScript(humming);
  const page = await context.newPage();
  await page.goto(`${hall.base}/manager#/settings/recordings`);
  await signIn(page);
  const row = (word: string) => page.getByRole('row').filter({ hasText: word });
  const first = row('Talon');
  await first.getByRole('button', { name: texts.record }).click();
  const stop = first.getByRole('button', { name: texts.stop });
  await stop.waitFor();
  // Until there is something to hear.
  await page.waitForFunction((from) => performance.now() - from > 700, await page.evaluate(() => performance.now()));
  await stop.click();
  await first.getByText(texts.recorded, { exact: true }).waitFor();
  // A file of two channels at another rate becomes a clip too.
  const zero = row('sıfır');
  await zero
    .locator('input[type=file]')
    .setInputFiles({ name: 'zero.wav', mimeType: 'audio/wav', buffer: stereo(0.4) });
  await zero.getByText(texts.recorded, { exact: true }).waitFor();
  const { wav } = await hall.ask('clip', { language: 'az', clip: 'word-0' });
  expect(secondsOf(samplesOf(Buffer.from(wav, 'base64')) ?? Buffer.alloc(0))).toBeCloseTo(0.4, 1);
  const one = row('doqquz');
  await one
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.pdf', mimeType: 'audio/wav', buffer: Buffer.from('%PDF') });
  await one.getByText(texts.faults.unreadable).waitFor();
  await first.getByRole('button', { name: texts.hear }).click();
  await first.getByRole('button', { name: texts.drop }).click();
  await first.getByText(texts.missing, { exact: true }).waitFor();
  await expectNoViolations(page);
  await context.close();
}, 60_000);

/** A note of so many seconds as a WAV of two channels, 44,100 samples a second. */
const stereo = (seconds: number): Buffer => {
  const head = wavOf(Buffer.alloc(4 * Math.round(seconds * 44_100)));
  head.writeUInt16LE(2, 22);
  head.writeUInt32LE(44_100, 24);
  head.writeUInt32LE(44_100 * 4, 28);
  head.writeUInt16LE(4, 32);
  for (let at = 44; at < head.length; at += 4) {
    const sample = Math.round(9000 * Math.sin(((at - 44) / 4 / 44_100) * 2 * Math.PI * 440));
    head.writeInt16LE(sample, at);
    head.writeInt16LE(sample, at + 2);
  }
  return head;
};
