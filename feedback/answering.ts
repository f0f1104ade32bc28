import { type ReadonlySignal, signal } from '@preact/signals';
import type { Score } from '../shared/reports/rating-scores.ts';
import type { Clock, Timer } from '../shared/time/clock.ts';
import type { Answer } from '../ui/api.ts';

/** Where one who walks out has come to. `unsaved`: no answer came, also when it was asked again. */
export type Answering =
  | { readonly step: 'ask' }
  | { readonly step: 'why'; readonly score: Score; readonly reasons: readonly string[] }
  | { readonly step: 'saving' }
  | { readonly step: 'thanks' }
  | { readonly step: 'unsaved' };

export interface AnsweringPorts {
  readonly clock: Clock;
  readonly newKey: () => string;
  /** Whether there are reasons to choose from. */
  readonly hasReasons: () => boolean;
  readonly send: (said: { score: Score; reasons: string[] }, key: string) => Promise<Answer<object>>;
  /** The next one comes. */
  readonly onReset: () => void;
}
export interface AnsweringModel {
  readonly answering: ReadonlySignal<Answering>;
  pick(score: Score): void;
  tick(reason: string): void;
  done(): void;
  /** Back to the faces: nothing was sent yet. */
  back(): void;
  /** Somebody does something: they are given time again. */
  stir(): void;
  close(): void;
}

/** The question to those who walk out: a good face is sent at once, a low one after its reasons, or when they have gone. */
export function createAnswering(ports: AnsweringPorts): AnsweringModel {
  const { answering, send, reset, later, close } = createSending(ports);
  let key = '';
  const finish = (): void => {
    const { value } = answering;
    if (value.step === 'why') void send(value.score, value.reasons, key);
  };
  const stir = (): void => {
    if (answering.value.step === 'why') later(whyMs, finish);
  };
  return {
    ...{ answering, done: finish, stir, close },
    pick(score) {
      if (answering.value.step !== 'ask') return;
      key = ports.newKey();
      if (score > lowest || !ports.hasReasons()) return void send(score, [], key);
      answering.value = { step: 'why', score, reasons: [] };
      stir();
    },
    tick(reason) {
      const { value } = answering;
      if (value.step !== 'why') return;
      const { reasons } = value;
      const next = reasons.includes(reason) ? reasons.filter((one) => one !== reason) : [...reasons, reason];
      answering.value = { ...value, reasons: next };
      stir();
    },
    back() {
      if (answering.value.step === 'why') reset();
    },
  };
}

/** What is sent, and what comes after it. */
const createSending = ({ clock, onReset, send }: AnsweringPorts) => {
  const answering = signal<Answering>({ step: 'ask' });
  let timer: Timer | null = null;
  const close = (): void => timer?.cancel();
  const later = (ms: number, then: () => void): void => {
    close();
    timer = clock.after(ms, then);
  };
  const reset = (): void => {
    close();
    answering.value = { step: 'ask' };
    onReset();
  };
  return {
    ...{ answering, later, reset, close },
    async send(score: Score, reasons: readonly string[], key: string): Promise<void> {
      close();
      answering.value = { step: 'saving' };
      const said = { score, reasons: [...reasons] };
      const first = await send(said, key);
      // The same key: what the first may have done is not done twice.
      const sent = !first.ok && 'lost' in first ? await send(said, key) : first;
      answering.value = { step: sent.ok ? 'thanks' : 'unsaved' };
      later(sent.ok ? thanksMs : unsavedMs, reset);
    },
  };
};

/** Up to this face it is asked why. */
const lowest: Score = 3;
/** How long a low face waits for its reasons, and how long thanks and trouble stand (ms). */
const whyMs = 30_000;
const thanksMs = 4000;
const unsavedMs = 8000;
