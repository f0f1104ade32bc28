/// <reference types="vite/client" />
import './at-once.ts';
import './stage.css';
import { render } from 'preact';
import { violations } from './axe.ts';
import { type Looked, lookedAt } from './faults.ts';
import { beginLook } from './in-one-look.ts';
import { type CallLetters, callLetters } from './letters.ts';
import { tooHigh } from './low-reach.ts';
import { type Measured, measure } from './measure.ts';
import { screenOf, stages } from './screens.ts';
import { type Language, languages } from './state.ts';
import { unsaid } from './unsaid.ts';

/** One screen in a page of its own, as its sheets need it: shows the state that the address or a test names. */

export interface InStage {
  readonly states: readonly { readonly name: string; readonly width: number; readonly height: number }[];
  /** Shows a state in place of the one before; kept once all of it stands there. */
  show(name: string, language: Language): Promise<void>;
  /**
   * Shows states one after another and measures each; nothing of them is painted. Gives a list of `Seen` as JSON: told value by
   * value, what is measured takes as long on its way as to be measured.
   */
  walk(all: readonly (readonly [name: string, language: Language])[]): Promise<string>;
}
/** A state as it was measured. */
export interface Seen extends Looked {
  readonly name: string;
  readonly language: Language;
  readonly parts: readonly Measured[];
  readonly letters: CallLetters;
  readonly size: readonly [width: number, height: number];
  /** axe-core looked at it too. */
  readonly checked: boolean;
}

const address = new URLSearchParams(location.search);
const { states } = await stages[screenOf(address.get('screen'))]();
const root = document.querySelector('#app') ?? document.body;
let opened: { close(): void } | null = null;

/** Words in every alphabet bring their fonts. */
const fonts = (): Promise<unknown> =>
  Promise.all(['A', 'Ə', 'Щ', '→'].map((letter) => document.fonts.load('600 40px "Inter Variable"', letter)));
const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setImmediate(resolve)));
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** A turn of the browser: what it tells by an event, or fetches, comes in one. */
const { port1, port2 } = new MessageChannel();
const browserTurn = (): Promise<void> =>
  new Promise((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });

/** Until nothing changes any more. */
const settled = async (): Promise<void> => {
  const watch = new MutationObserver(() => undefined);
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  do {
    for (let quiet = 0; quiet < quietTurns; ) {
      await turn();
      quiet = watch.takeRecords().length === 0 ? quiet + 1 : 0;
    }
    await browserTurn();
  } while (watch.takeRecords().length > 0);
  watch.disconnect();
};
/** Turns of the page without a change after which none is to come: an effect may ask, and what it asks for is answered. */
const quietTurns = 8;

/** What is fetched when it is first looked at comes when the machine has it, at the latest after so many turns of the browser. */
const mostTurns = 1000;
const coming = async (selector: string): Promise<HTMLElement | null> => {
  for (let turns = 0; turns < mostTurns; turns++) {
    const found = root.querySelector<HTMLElement>(selector);
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return null;
};

/** Until what is fetched when it is first drawn has taken the place of the word that it comes. */
const allCame = async (): Promise<void> => {
  for (let turns = 0; turns < mostTurns && root.querySelector(isComing) !== null; turns++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await settled();
  }
};

const isComing = '.blank[role=status], p[aria-busy=true]';

/** Figures as a scanner types them, and Enter. */
const scan = (figures: string): void => {
  for (const key of [...figures, 'Enter'])
    window.dispatchEvent(new KeyboardEvent('keydown', { key, code: key === 'Enter' ? key : `Digit${key}` }));
};

const press = async (selector: string): Promise<void> => {
  if (/^\d+$/.test(selector)) {
    scan(selector);
    return settled();
  }
  const button = await coming(selector);
  if (button === null) throw new Error(`there is no ${selector} to press`);
  button.click();
  await settled();
};

const show = async (name: string, language: Language): Promise<void> => {
  const state = states.find((one) => one.name === name);
  if (state === undefined) throw new Error(`there is no state "${name}"`);
  render(null, root);
  opened?.close();
  scrollTo(0, 0);
  document.documentElement.lang = language;
  const { screen, close } = await state.open(language);
  opened = { close };
  render(screen, root);
  await settled();
  for (const selector of state.presses ?? []) await press(selector);
  await allCame();
};

const sizeOf = (name: string | undefined): Seen['size'] => {
  const { width, height } = states.find((one) => one.name === name)?.size ?? { width: 0, height: 0 };
  return [width, height];
};
/** What axe-core looks for is the same in every language and nearly so at every size: of other sizes than the usual it looks at a few. */
const isChecked = (name: string): boolean => {
  const [width, height] = sizeOf(name);
  const same = states.filter(({ size }) => size.width === width && size.height === height);
  return same[0] === states[0] || same.findIndex((state) => state.name === name) < mostOfSize;
};
const mostOfSize = 8;

const walk: InStage['walk'] = async (all) => {
  // Laid out and not painted, which would take longer than all the rest.
  document.documentElement.style.opacity = '0';
  const seen: Seen[] = [];
  for (const [name, language] of all) {
    await show(name, language);
    const breaksWords = states.find((one) => one.name === name)?.breaksWords === true;
    beginLook();
    let looked = lookedAt(root, breaksWords);
    if (looked.faults.length > 0) {
      await frame();
      beginLook();
      looked = lookedAt(root, breaksWords);
    }
    const checks = language === languages[0] && isChecked(name);
    const found = checks ? await violations() : [];
    if (checks) beginLook();
    const faults = [...looked.faults, ...found, ...unsaid(document), ...tooHigh(document)];
    const [parts, letters, size] = [measure(root), callLetters(root), sizeOf(name)];
    seen.push({ name, language, size, parts, letters, checked: checks, ...looked, faults });
  }
  return JSON.stringify(seen);
};

// What a screen fetches for itself, once it needs it, is there before anything is measured.
await Promise.all([fonts(), import('uqr')]);
const gallery: InStage = {
  states: states.map(({ name, size }) => ({ name, ...size })),
  show,
  walk,
};
Object.assign(window, { gallery });
const asked = address.get('state');
if (asked !== null) await show(asked, languages.find((one) => one === address.get('language')) ?? languages[0] ?? 'az');
document.documentElement.dataset.ready = '';
