import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Refusal } from '../shared/refusals.ts';
import type { RatingQuestion } from '../shared/reports/ratings.ts';
import { type Clock, repeat } from '../shared/time/clock.ts';
import type { HallView } from '../shared/views.ts';
import type { Answer } from '../ui/api.ts';
import type { LiveView } from '../ui/live-view.ts';
import { lossOf } from '../ui/loss.ts';
import type { CentreChoice, PairedDevice, Pairing } from '../ui/pairing.ts';
import { type AnsweringModel, type AnsweringPorts, createAnswering } from './answering.ts';

export type FeedbackScene =
  | { readonly step: 'loading' }
  | { readonly step: 'choose'; readonly centres: readonly CentreChoice[] }
  | { readonly step: 'pairing'; readonly code: string }
  | { readonly step: 'refused'; readonly refusal: Refusal }
  /** The server is lost: nothing could be kept. */
  | { readonly step: 'lost' }
  /** The centre does not ask. */
  | { readonly step: 'not-asked' }
  | { readonly step: 'open'; readonly question: RatingQuestion };

type Device = Extract<Pairing, { step: 'paired' }>;

export interface FeedbackPorts extends Pick<AnsweringPorts, 'newKey'> {
  readonly clock: Clock;
  readonly pairing: PairedDevice;
  /** The languages that words exist in. */
  readonly languages: readonly string[];
  readonly watch: (device: Device) => LiveView<HallView>;
  readonly ask: (device: Device) => Promise<Answer<RatingQuestion>>;
  readonly send: (device: Device, ...said: Parameters<AnsweringPorts['send']>) => Promise<Answer<object>>;
}
export interface FeedbackModel extends Pick<AnsweringModel, 'answering' | 'pick' | 'tick' | 'done' | 'back'> {
  readonly scene: ReadonlySignal<FeedbackScene>;
  readonly language: ReadonlySignal<string>;
  readonly spoken: ReadonlySignal<readonly string[]>;
  /** It is a practice day: what is said counts nowhere. */
  readonly practice: ReadonlySignal<boolean>;
  speak(language: string): void;
  close(): void;
}

/** The screen on the way out: pairs as a display, asks how it was, and is new for the next one. */
export function openFeedback(ports: FeedbackPorts): FeedbackModel {
  const { clock, pairing } = ports;
  const question = signal<Answer<RatingQuestion> | null>(null);
  const watched = watchHall(ports, question);
  const spoken = computed(() => {
    const said = watched.view.value?.centre.languages.filter((one) => ports.languages.includes(one)) ?? [];
    return said.length > 0 ? said : ports.languages;
  });
  const chosen = signal<string | null>(null);
  const answering = createAnswering({
    ...{ clock, newKey: ports.newKey },
    hasReasons: () => (question.value?.ok === true ? question.value.value.reasons.length > 0 : false),
    onReset: () => {
      chosen.value = null;
    },
    send: (said, key) => {
      const device = pairing.state.peek();
      return device.step === 'paired' ? ports.send(device, said, key) : Promise.resolve({ ok: false, lost: true });
    },
  });
  const scene = computed(() => sceneOf(pairing.state.value, watched, question.value));
  return {
    ...{ scene, spoken, answering: answering.answering, pick: answering.pick, tick: answering.tick },
    ...{ done: answering.done, back: answering.back },
    practice: computed(() => watched.view.value?.day.open === true && watched.view.value.day.practice),
    language: computed(() => chosen.value ?? spoken.value[0] ?? 'az'),
    speak(language) {
      chosen.value = language;
      answering.stir();
    },
    close() {
      for (const part of [answering, watched, pairing]) part.close();
    },
  };
}

type Watched = Pick<ReturnType<typeof watchHall>, 'refusal' | 'lost'>;

const sceneOf = (pairing: Pairing, watched: Watched, question: Answer<RatingQuestion> | null): FeedbackScene => {
  if (watched.lost.value) return { step: 'lost' };
  if (pairing.step === 'choose') return { step: 'choose', centres: pairing.centres };
  if (pairing.step === 'code') return { step: 'pairing', code: pairing.code };
  if (pairing.step === 'refused') return { step: 'refused', refusal: pairing.refusal };
  if (pairing.step === 'asking') return { step: 'loading' };
  const refusal = watched.refusal.value;
  if (refusal !== null) return { step: 'refused', refusal };
  if (question === null || (!question.ok && 'lost' in question)) return { step: 'loading' };
  return question.ok ? { step: 'open', question: question.value } : { step: 'not-asked' };
};

/** Watches the hall of the device, which tells of a lost server and of an emergency, and asks what is to be asked. */
const watchHall = (ports: FeedbackPorts, question: { value: Answer<RatingQuestion> | null }) => {
  const { pairing, clock } = ports;
  const live = signal<LiveView<HallView> | null>(null);
  const refusal = computed(() => live.value?.refusal.value ?? null);
  const stopWatching = effect(() => {
    const device = pairing.state.value;
    if (device.step !== 'paired') return;
    const watching = ports.watch(device);
    live.value = watching;
    return () => {
      live.value = null;
      watching.close();
    };
  });
  const stopForgetting = effect(() => {
    const code = refusal.value?.code;
    if (code === 'not-signed-in' || code === 'not-allowed') untracked(() => pairing.forget());
  });
  const asking = keepAsking(ports, question, () => live.value?.connected.value === true);
  const loss = lossOf({
    clock,
    connected: () => (live.value === null ? !pairing.lost.value : live.value.connected.value),
    heard: () => live.value?.data.value != null,
    serverNow: () => clock.now(),
  });
  return {
    refusal,
    view: computed(() => live.value?.data.value ?? null),
    lost: computed(() => loss.since.value !== null),
    close() {
      stopWatching();
      stopForgetting();
      asking.close();
      loss.close();
    },
  };
};

/** Asks what is to be asked when the server is there, and each minute; what was known stands while no answer comes. */
const keepAsking = (
  { pairing, clock, ask }: FeedbackPorts,
  question: { value: Answer<RatingQuestion> | null },
  isConnected: () => boolean,
) => {
  const once = async (): Promise<void> => {
    const device = pairing.state.peek();
    const answer = device.step === 'paired' ? await ask(device) : null;
    if (answer !== null && !('lost' in answer)) question.value = answer;
  };
  const stop = effect(() => {
    if (isConnected()) void untracked(once);
  });
  const repeated = repeat(clock, askMs, () => void once());
  return {
    close() {
      stop();
      repeated.close();
    },
  };
};

/** How often it is asked whether something else is to be asked (ms). */
const askMs = 60_000;
