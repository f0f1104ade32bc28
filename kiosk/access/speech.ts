import { effect } from '@preact/signals';
import type { Timer } from '../../shared/time/clock.ts';
import type { KioskModel } from '../kiosk-model.ts';
import { type AccessWords, accessWords } from './access-words.ts';
import { gainOf, loudness, stepAfter, steps, usualStep } from './loudness.ts';
import { followPagesWithin, pageWithin } from './page-within.ts';
import { allOf, isOther, newsOf, type Said } from './said.ts';
import { createSayer, type Sayer } from './sayer.ts';
import { see } from './see.ts';
import type { Seen } from './seen.ts';
import { spokenForm } from './spoken-form.ts';
import type { openSounds } from './web-sounds.ts';

export interface SpeechPorts {
  readonly model: KioskModel;
  readonly page: Document;
  readonly openSounds: () => ReturnType<typeof openSounds>;
}

/** The voice of the kiosk: says each screen when it comes, and what changes on it. */
export interface Speech {
  begin(): void;
  /** Says that it is over; as loud as usual again. */
  end(): void;
  /** Falls silent at once. */
  hush(): void;
  /** The whole screen once more. */
  repeat(): void;
  togglePause(): void;
  /** Whether there is something to pause, or to let go on. */
  isSpeaking(): boolean;
  changeVolume(): void;
}

export function openSpeech(ports: SpeechPorts): Speech {
  const { model, page } = ports;
  const voice = createVoice(ports);
  let before: Seen | null = null;
  const words = (): AccessWords => accessWords(page.documentElement.lang);
  const watch = createWatch(ports, () => {
    leaveTurnedPage(page, before);
    const now = see(page);
    const said = before === null ? welcome(model, now, words()) : newsOf(before, now, words());
    const cutsOff = before === null || isOther(before, now);
    before = now;
    voice.say(said, cutsOff);
  });
  return {
    begin: () => watch.start(),
    end() {
      if (before === null) return;
      watch.stop();
      before = null;
      loudness.value = usualStep;
      voice.tell(words().ended);
    },
    hush: () => voice.hush(),
    repeat: () => before !== null && voice.say(allOf(see(page), words()), true),
    togglePause: () => before !== null && voice.togglePause(),
    isSpeaking: () => before !== null && voice.isSpeaking(),
    changeVolume() {
      if (before === null) return;
      loudness.value = stepAfter(loudness.peek());
      voice.tell(words().volume(loudness.peek(), steps.length));
    },
  };
}

/** What says it, opened with the first word, and how loud it is. */
const createVoice = (ports: SpeechPorts) => {
  let opened: Opened | null = null;
  const open = (): Opened => {
    opened ??= openVoice(ports);
    return opened;
  };
  const say = (all: readonly Said[], cutsOff: boolean): void => open().sayer.say(all.flatMap(inPieces), { cutsOff });
  return {
    say,
    /** In place of what is being said, in the language of the page. */
    tell: (text: string): void => say([{ text, language: ports.page.documentElement.lang }], true),
    hush: (): void => opened?.sayer.hush(),
    togglePause: (): boolean => opened?.sayer.togglePause() === true,
    isSpeaking: (): boolean => opened?.sayer.isSpeaking() === true,
  };
};

interface Opened {
  readonly sayer: Sayer;
}

const openVoice = ({ model, openSounds }: SpeechPorts): Opened => {
  const { load, hold, setGain } = openSounds();
  effect(() => setGain(gainOf(loudness.value)));
  // Who listens is there; a warning alone keeps nobody.
  const onSaid = (): void => {
    if (model.warning.peek() === null && model.closing.peek() === null) model.touched();
  };
  return { sayer: createSayer({ load, hold, onSaid }) };
};

const inPieces = ({ text, language }: Said): readonly Said[] =>
  spokenForm(text, language).map((piece) => ({ text: piece, language }));

/** How the keys lead, how one comes to each other language, and the screen. */
const welcome = (model: KioskModel, now: Seen, words: AccessWords): readonly Said[] => [
  { text: words.intro, language: now.language },
  ...model.languages
    .peek()
    .filter((code) => code !== now.language)
    .map((code) => ({ text: accessWords(code).inThis, language: code })),
  ...allOf(now, words),
];

/** Who turns a page is led to what stands on it. */
const leaveTurnedPage = (page: Document, before: Seen | null): void => {
  const now = see(page).page;
  const isTurned = before !== null && before.page !== null && now !== null && now.at !== before.page.at;
  if (isTurned && page.activeElement?.matches('.turn') === true)
    page.querySelector<HTMLElement>('.kiosk')?.focus({ preventScroll: true });
};

/** Looks at the page a moment after it has changed, or another control has the focus. */
const createWatch = ({ page, model }: SpeechPorts, look: () => void) => {
  let due: Timer | null = null;
  const soon = (): void => {
    due ??= model.asks.clock.after(settleMs, () => {
      due = null;
      look();
    });
  };
  const changes = new MutationObserver(soon);
  const told = { subtree: true, childList: true, attributes: true, characterData: true };
  let ends: AbortController | null = null;
  const follow = (one: Document): void => {
    if (ends === null) return;
    changes.observe(one.body, told);
    for (const kind of ['focusin', 'input', 'change']) one.addEventListener(kind, soon, { signal: ends.signal });
    soon();
  };
  followPagesWithin(page, follow);
  return {
    start(): void {
      ends = new AbortController();
      follow(page);
      const within = pageWithin(page);
      if (within !== null) follow(within);
    },
    stop(): void {
      changes.disconnect();
      ends?.abort();
      ends = null;
      due?.cancel();
      due = null;
    },
  };
};

/** A screen is drawn, measured and drawn again within this time, ms. */
const settleMs = 60;
