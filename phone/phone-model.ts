import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { isFreshCall } from '../shared/live.ts';
import type { VisitorRoute } from '../shared/tickets/visitor-paths.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { PhoneView } from '../shared/views.ts';
import type { Api } from '../ui/api.ts';
import type { LiveView } from '../ui/live-view.ts';
import { lossOf } from '../ui/loss.ts';
import type { Memory } from '../ui/storage.ts';
import { calmText } from './calm.ts';
import { type ExpectedWait, followWait } from './expected-wait.ts';
import type { PushBrowser } from './push-browser.ts';
import { openRinging, type Ringing } from './ringing.ts';
import { openTicks } from './ticks.ts';

export type PhoneScene =
  | { readonly step: 'loading' }
  /** The link is dead, or was never good. */
  | { readonly step: 'unknown' }
  | { readonly step: 'ticket'; readonly view: PhoneView };

/** Giving the place up: asked once more, then sent; `unsure`: no answer came; `refused`: the ticket had moved on. */
export type GivingUp = 'no' | 'asking' | 'sending' | 'unsure' | 'refused';

/** What makes a call felt and heard. */
export interface Alarm {
  ring(): void;
}
export interface PhonePorts {
  readonly secret: string;
  readonly clock: Clock;
  readonly live: LiveView<PhoneView>;
  readonly api: Api<VisitorRoute>;
  readonly alarm: Alarm;
  /** Remembers the language that was chosen by hand. */
  readonly memory: Memory;
  readonly newKey: () => string;
  /** The languages that words exist in. */
  readonly languages: readonly string[];
  /** What the browser prefers, until the ticket has said. */
  readonly preferred: string;
  /** Remembers which documents are ready. */
  readonly documents: Memory;
  /** What the browser can do once the page is closed. */
  readonly push: PushBrowser;
  /** How the waiting stands, in words. */
  readonly waitWords: (view: PhoneView, wait: ExpectedWait | null, language: string) => string;
  /** How a ticket stands that does not wait, in words. */
  readonly stateWords: (view: PhoneView, language: string) => string;
}
export interface PhoneModel {
  readonly scene: ReadonlySignal<PhoneScene>;
  readonly language: ReadonlySignal<string>;
  /** The languages to choose from. */
  readonly languages: ReadonlySignal<readonly string[]>;
  readonly givingUp: ReadonlySignal<GivingUp>;
  /** How long it will still take; null = not known, or it does not wait. */
  readonly wait: ReadonlySignal<ExpectedWait | null>;
  /** How the ticket stands, for those who listen: a wait at most once a minute; nothing while it is called, or may be out of date. */
  readonly aloud: ReadonlySignal<string>;
  /** The documents that are ticked off, by `documentKey`. */
  readonly ticked: ReadonlySignal<readonly string[]>;
  /** When the server was last heard, ms of its own clock, once it is lost (0: never heard); null while it is there. */
  readonly lostSince: ReadonlySignal<number | null>;
  speak(language: string): void;
  /** Opens the question; nothing is sent yet. */
  askToGiveUp(): void;
  keep(): void;
  giveUp(): Promise<void>;
  /** Ticks a document off, or takes that back. */
  tick(document: string): void;
  /** Whether the phone rings though the page is closed. */
  readonly ringing: Ringing;
  close(): void;
}

/** The phone's page of one ticket. */
export function openPhone(ports: PhonePorts): PhoneModel {
  const { live, clock } = ports;
  const view = computed(() => (live.refusal.value === null ? live.data.value : null));
  const { language, languages, speak } = createSpeech(ports, view);
  const scene = computed<PhoneScene>(() => {
    if (live.refusal.value !== null) return { step: 'unknown' };
    return view.value === null ? { step: 'loading' } : { step: 'ticket', view: view.value };
  });
  const givingUp = givingUpOf(ports);
  const stopRinging = ringForCalls(ports, () => view.value);
  const stopAsking = effect(() => {
    if (view.value !== null && !view.value.mayCancel) givingUp.keep();
  });
  const serverNow = (): number => clock.now() + live.clockOffset.peek();
  const wait = followWait({ clock, view: () => view.value, serverNow });
  const [connected, heard] = [() => live.connected.value, () => live.data.value !== null];
  const loss = lossOf({ clock, connected, heard, serverNow });
  const aloud = calmText(clock, aloudMs, () => {
    // A call and a loss are alerts of their own: nothing else may be found beside them.
    if (view.value === null || view.value.status === 'called' || loss.since.value !== null) return silence;
    return wordsAloud(ports, view.value, wait.shown.value, language.value);
  });
  const ticks = openTicks({ view: () => view.value, memory: ports.documents, serverNow });
  const ringing = openRinging({
    secret: ports.secret,
    api: ports.api,
    browser: ports.push,
    view: () => view.value,
    language: () => language.peek(),
  });

  return {
    scene,
    language,
    languages,
    givingUp: givingUp.state,
    wait: wait.shown,
    aloud: aloud.text,
    ticked: ticks.ticked,
    lostSince: loss.since,
    speak,
    askToGiveUp: givingUp.ask,
    keep: givingUp.keep,
    giveUp: givingUp.send,
    tick: ticks.tick,
    ringing,
    close() {
      stopRinging();
      stopAsking();
      wait.close();
      aloud.close();
      ticks.close();
      ringing.close();
      loss.close();
      live.close();
    },
  };
}

/** The language of the page: the chosen one, else the ticket's, else the browser's, as far as the centre speaks it. */
const createSpeech = (ports: PhonePorts, view: ReadonlySignal<PhoneView | null>) => {
  const chosen = signal(ports.memory.read());
  const languages = computed(() => {
    const spoken = view.value?.centre.languages.filter((language) => ports.languages.includes(language)) ?? [];
    return spoken.length > 0 ? spoken : ports.languages;
  });
  const language = computed(() => {
    const wishes = [chosen.value, view.value?.language, view.value === null ? ports.preferred : null];
    const spoken = languages.value;
    return wishes.find((wish) => wish != null && spoken.includes(wish)) ?? spoken[0] ?? 'az';
  });
  const speak = (next: string): void => {
    chosen.value = next;
    ports.memory.write(next);
  };
  return { language, languages, speak };
};

const silence = { topic: '', text: '' };

const wordsAloud = (ports: PhonePorts, ticket: PhoneView, wait: ExpectedWait | null, language: string) => {
  const isWaiting = ticket.status === 'waiting';
  const text = isWaiting ? ports.waitWords(ticket, wait, language) : ports.stateWords(ticket, language);
  return { topic: `${ticket.status} ${language}`, text };
};

/** Those who listen are not told more often than this, in ms. */
const aloudMs = 60_000;

/** Rings once for each call; for one that stood there when the page was opened only while it is fresh. */
const ringForCalls = (ports: PhonePorts, view: () => PhoneView | null) => {
  const { live, clock, alarm } = ports;
  let rung: string | null = null;
  let shown = false;
  return effect(() => {
    const ticket = view();
    const justOpened = !shown;
    shown = shown || ticket !== null;
    if (ticket?.status !== 'called' || ticket.callId === null || ticket.callId === rung) return;
    rung = ticket.callId;
    const now = clock.now() + live.clockOffset.peek();
    if (!justOpened || isFreshCall(ticket.calledAt, now)) alarm.ring();
  });
};

/** The giving up of one ticket: one key a question, so that asking twice is giving up once. */
const givingUpOf = (ports: PhonePorts) => {
  const state = signal<GivingUp>('no');
  let key = '';
  return {
    state,
    ask() {
      key = ports.newKey();
      state.value = 'asking';
    },
    keep() {
      if (state.value !== 'sending') state.value = 'no';
    },
    async send() {
      if (state.value !== 'asking' && state.value !== 'unsure') return;
      state.value = 'sending';
      const answer = await ports.api('phoneCancel', { params: { secret: ports.secret }, body: {}, key });
      if (answer.ok) state.value = 'no';
      else state.value = 'lost' in answer ? 'unsure' : 'refused';
    },
  };
};
