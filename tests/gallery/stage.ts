/// <reference types="vite/client" />
import './immediate.ts';
import './stage.css';
import { render } from 'preact';
import { screenOf, stages } from './screens.ts';
import { type Language, languages } from './state.ts';

/** One screen in a page of its own, as its sheets need it: shows the state that the address or a test names. */

export interface InStage {
  readonly states: readonly { readonly name: string; readonly width: number; readonly height: number }[];
  /** Shows a state in place of the one before; kept once all of it stands there. */
  show(name: string, language: Language): Promise<void>;
}

const address = new URLSearchParams(location.search);
const { states } = await stages[screenOf(address.get('screen'))]();
const root = document.querySelector('#app') ?? document.body;
let opened: { close(): void } | null = null;

/** Words in every alphabet bring their fonts. */
const fonts = (): Promise<unknown> =>
  Promise.all(['A', 'Ə', 'Щ', '→'].map((letter) => document.fonts.load('600 40px "Inter Variable"', letter)));
const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setImmediate(resolve)));
const press = async (selector: string): Promise<void> => {
  const button = root.querySelector<HTMLElement>(selector);
  if (button === null) throw new Error(`there is no ${selector} to press`);
  button.click();
  await frame();
};

const show = async (name: string, language: Language): Promise<void> => {
  const state = states.find((one) => one.name === name);
  if (state === undefined) throw new Error(`there is no state "${name}"`);
  render(null, root);
  opened?.close();
  document.documentElement.lang = language;
  const { screen, close } = await state.open(language);
  opened = { close };
  render(screen, root);
  // What measures itself does so as it is drawn, and again as its size is known.
  await frame();
  for (const selector of state.presses ?? []) await press(selector);
  await frame();
};

await fonts();
const gallery: InStage = {
  states: states.map(({ name, size }) => ({ name, ...size })),
  show,
};
Object.assign(window, { gallery });
const asked = address.get('state');
if (asked !== null) await show(asked, languages.find((one) => one === address.get('language')) ?? languages[0] ?? 'az');
document.documentElement.dataset.ready = '';
