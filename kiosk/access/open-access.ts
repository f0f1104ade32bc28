import { effect } from '@preact/signals';
import { type KioskKeyName, keysOf } from '../../shared/devices/usual-keys.ts';
import { screenLanguages } from '../../shared/languages.ts';
import { speechPaths } from '../../shared/voice/speech-paths.ts';
import { httpApi } from '../../ui/api.ts';
import type { KioskModel } from '../kiosk-model.ts';
import { followScans } from '../scanned/follow-scans.ts';
import { followWedge } from '../scanned/follow-wedge.ts';
import { backWithin, controlFrom, focused, press } from './controls.ts';
import { actionOf, pressesItself } from './pad.ts';
import { focusOf, followPagesWithin, pageWithin, typedField } from './page-within.ts';
import { see } from './see.ts';
import { openSpeech, type Speech } from './speech.ts';
import { openSounds } from './web-sounds.ts';

export interface AccessPorts {
  readonly model: KioskModel;
  readonly token: () => string | null;
}

/** The keys of the pad, the scanner and the voice, for as long as the page lives: what is said is fetched from the server of this kiosk. */
export function openAccess({ model, token }: AccessPorts): void {
  const ask = httpApi(speechPaths, { token });
  followScans(model);
  // Before the keys of the pad are heard: none of what a scanner types is theirs.
  followWedge(model);
  const { contrast, large, speech } = model.aids;
  const voice = openSpeech({
    model,
    page: document,
    openSounds: () =>
      openSounds(({ text, language }) => {
        const spoken = screenLanguages.find((one) => one === language) ?? 'az';
        return ask('sayAloud', { params: { centre: model.asks.centre() }, body: { language: spoken, text } });
      }),
  });
  effect(() => {
    document.documentElement.toggleAttribute('data-contrast', contrast.value);
    document.documentElement.toggleAttribute('data-large', large.value);
  });
  effect(() => (speech.value ? voice.begin() : voice.end()));
  const listen = (to: Window): void => {
    to.addEventListener('keydown', (event) => hear(event, model, voice), { capture: true });
    to.addEventListener('pointerdown', () => voice.hush());
  };
  listen(window);
  followPagesWithin(document, (_, within) => listen(within));
}

/** A key of the pad is for nobody else. */
const hear = (event: KeyboardEvent, model: KioskModel, voice: Speech): void => {
  const named = actionOf(event.code, keysOf(model.view.peek()?.kiosk.keys), {
    speaks: model.aids.speech.peek(),
    types: focusOf(document)?.matches('input, textarea') === true,
  });
  const action = named === 'choose' && pauses(voice) ? 'pause' : named;
  if (action !== 'pause') voice.hush();
  if (action === null || (action !== 'pause' && pressesItself.has(event.code) && !isLed(event, model))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const isWarned = model.warning.peek() !== null;
  model.touched();
  if (!event.repeat && !isWarned) actions[action](model, voice);
};

/** On the page within Enter would send the form, and Escape from here leads nowhere: who listens is led by them as by any key of a pad. */
const isLed = ({ code, view }: KeyboardEvent, { aids }: KioskModel): boolean => {
  if (code === 'Escape') return view === window && pageWithin(document) !== null;
  return aids.speech.peek() && focused(document)?.matches(`select, .touch-keys__key--done, ${typedField}`) === true;
};

/** While a screen is read and no choice of it has been come to, there is nothing to choose; what is typed goes on by the same key. */
const pauses = (voice: Speech): boolean => {
  if (!voice.isSpeaking()) return false;
  const { focus, typed } = see(document);
  return focus === null && typed === null;
};

const actions: { readonly [Name in KioskKeyName]: (model: KioskModel, voice: Speech) => void } = {
  previous: () => controlFrom(document, -1)?.focus(),
  next: () => controlFrom(document, 1)?.focus(),
  choose() {
    const control = focused(document);
    if (control !== null) press(control);
  },
  back: (model) => {
    if (!backWithin(document)) model.back();
  },
  speech({ aids, view }) {
    if (view.peek()?.kiosk.speaks === true) aids.speech.value = !aids.speech.peek();
  },
  repeat: (_, voice) => voice.repeat(),
  pause: (_, voice) => voice.togglePause(),
  volume: (_, voice) => voice.changeVolume(),
};
