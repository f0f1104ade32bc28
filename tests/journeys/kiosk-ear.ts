import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { sampleRate, wavOf } from '../../server/voice/wav.ts';
import { tone } from '../fakes/speaker.ts';
import { eventually } from '../support/eventually.ts';
import { type HallServer, openScreen } from '../support/hall.ts';
import { settled } from '../support/screen.ts';

/** A kiosk as it is heard: what sounds is written down, in its order, and each text sounds for a blink only. */
export interface Ear {
  readonly page: Page;
  readonly errors: readonly string[];
  /** The texts whose sound was begun since the last key, in their order. */
  heard(): Promise<readonly string[]>;
  /**
   * Presses a key, after the blink in which none is taken; gives all that was said once these were, one after the other. A screen that
   * is being fetched says so and counts its choices: of one that may be, its own words are waited for first.
   */
  press(code: string, ...words: readonly RegExp[]): Promise<readonly string[]>;
  /** Presses a key until this is the last thing but its place that was said. */
  walk(code: string, to: RegExp): Promise<void>;
  /** All texts that were sent to be read aloud, in their order. */
  readonly sent: readonly { readonly text: string; readonly language: string }[];
  /** How long each text sounds from now on, in seconds beyond the blink that it takes to be known by. */
  lasts(seconds: number): void;
  /** How often a sound was stopped, and how loud the voice is. */
  state(): Promise<{ readonly stopped: number; readonly gain: number }>;
  /** Whether all that sounds stands still. */
  holds(): Promise<boolean>;
  /** From the next touch on the time in which nobody touches the screen is a blink, or as usual again. */
  hurries(isShort: boolean): Promise<void>;
}

/** A kiosk of this hall with an ear at it. */
export async function openEar(browser: Browser, hall: HallServer): Promise<Ear> {
  const { page, errors } = await openScreen(browser, 'kiosk', `${hall.base}/kiosk`);
  const sent: { text: string; language: string }[] = [];
  let seconds = 0;
  await page.route('**/voice/say', async (route) => {
    const body = route.request().postDataJSON() as { text: string; language: string };
    sent.push(body);
    const samples = tone((blinkSamples + stepSamples * sent.length) / sampleRate + seconds * longer);
    await route.fulfill({ json: { ok: true, value: { wav: wavOf(samples).toString('base64') } } });
  });
  await page.addInitScript(listen);
  await page.goto(`${hall.base}/kiosk`);
  await page.locator('.tools').waitFor();
  const textOf = (length: number): string => {
    const samples = Math.round(length * sampleRate) % (longer * sampleRate);
    return sent[Math.round((samples - blinkSamples) / stepSamples) - 1]?.text ?? `? ${length}`;
  };
  const heard = async (): Promise<readonly string[]> =>
    (await page.evaluate(() => (window as unknown as InPage).ear.begun)).map(textOf);
  const forget = () => page.evaluate(() => (window as unknown as InPage).ear.begun.splice(0));
  const press = async (code: string, ...words: readonly RegExp[]): Promise<readonly string[]> => {
    await settled(page);
    await forget();
    await page.keyboard.press(code);
    return eventually(async () => {
      const all = await heard();
      expect(areIn(all, words), `${code}, ${words.join(' ')}: ${all.join(' / ')}`).toBe(true);
      return all;
    });
  };
  return {
    page,
    errors,
    heard,
    press,
    sent,
    async walk(code, to) {
      for (let at = 0; at < 60; at += 1) if ((await press(code, place)).some((text) => to.test(text))) return;
      throw new Error(`${to} was not said`);
    },
    lasts(more) {
      seconds = more;
    },
    state: () =>
      page.evaluate(() => {
        const { stopped, gain } = (window as unknown as InPage).ear;
        return { stopped, gain };
      }),
    holds: () => page.evaluate(() => (window as unknown as InPage).ear.isHeld),
    hurries: (isShort) =>
      page.evaluate((short) => {
        (window as unknown as InPage).ear.isShort = short;
      }, isShort),
  };
}

/** Whether each of these words is said, the later ones after the earlier. */
const areIn = (all: readonly string[], words: readonly RegExp[]): boolean => {
  let from = 0;
  for (const word of words) {
    const at = all.slice(from).findIndex((text) => word.test(text));
    if (at < 0) return false;
    from += at + 1;
  }
  return true;
};

/** A text is known by how long it sounds: so many samples, and so many more each. */
const blinkSamples = 441;
const stepSamples = 12;
/** Whole multiples of this are no part of that, s. */
const longer = 2;
/** Said last of every control. */
const place = /^(?:.*\. )?(?:Seçim|Пункт|Choice) \d+/;

interface InPage {
  readonly ear: { readonly begun: number[]; stopped: number; gain: number; isHeld: boolean; isShort: boolean };
}

/** Runs in the page, before anything else does. */
const listen = (): void => {
  const ear = { begun: [] as number[], stopped: 0, gain: 0, isHeld: false, isShort: false };
  Object.assign(window, { ear });
  const { start, stop } = AudioBufferSourceNode.prototype;
  AudioBufferSourceNode.prototype.start = function (...when) {
    ear.begun.push(this.buffer?.duration ?? 0);
    start.apply(this, when);
  };
  AudioBufferSourceNode.prototype.stop = function (...when) {
    ear.stopped += 1;
    stop.apply(this, when);
  };
  const after = window.setTimeout.bind(window);
  const idleMs = 45_000;
  Object.assign(window, {
    setTimeout: (run: () => void, ms?: number) => after(run, ear.isShort && ms === idleMs ? 300 : ms),
  });
  const { suspend, resume } = AudioContext.prototype;
  AudioContext.prototype.suspend = function () {
    ear.isHeld = true;
    return suspend.call(this);
  };
  AudioContext.prototype.resume = function () {
    ear.isHeld = false;
    return resume.call(this);
  };
  const { setValueAtTime } = AudioParam.prototype;
  AudioParam.prototype.setValueAtTime = function (value, at) {
    ear.gain = value;
    return setValueAtTime.call(this, value, at);
  };
};
