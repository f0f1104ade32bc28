import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Refusal } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { Answer, Api } from '../../ui/api.ts';
import { type Action, type ActionType, type Desk, send } from './actions.ts';

/** How a question ended; `busy` = another is still under way, so this one was not sent. */
export type Ending =
  | { readonly step: 'done'; readonly value: unknown }
  | { readonly step: 'refused'; readonly refusal: Refusal }
  | { readonly step: 'lost' }
  | { readonly step: 'busy' };

export interface ActionQueuePorts {
  readonly api: Api;
  readonly clock: Clock;
  readonly newKey: () => string;
  readonly desk: Desk;
  readonly connected: ReadonlySignal<boolean>;
  /** What changes as soon as the server shows that this was done. */
  readonly shown: (action: Action) => ReadonlySignal<unknown>;
}
export interface ActionQueue {
  /** What is being asked just now. */
  readonly busy: ReadonlySignal<ActionType | null>;
  ask(action: Action): Promise<Ending>;
  /** The counter or its ticket is no longer what it was: the same question would now be a new one. */
  forgetKeys(): void;
}

/**
 * Asks one question at a time. The key belongs to the question in its situation, not to the press of a button: pressed
 * twice, or asked again because the answer was lost, it is the same question and is done once.
 */
export function createActionQueue(ports: ActionQueuePorts): ActionQueue {
  const { clock, connected } = ports;
  const busy = signal<ActionType | null>(null);
  const keys = new Map<string, string>();

  const keyOf = (question: string): string => {
    const key = keys.get(question) ?? ports.newKey();
    keys.set(question, key);
    return key;
  };
  const askTwice = async (action: Action, key: string): Promise<Answer<unknown>> => {
    const answer = await send(ports.api, action, ports.desk, key);
    if (answer.ok || !('lost' in answer)) return answer;
    await until(clock, patienceMs, () => connected.value);
    return send(ports.api, action, ports.desk, key);
  };

  return {
    busy,
    forgetKeys: () => keys.clear(),
    ask: async (action) => {
      if (busy.value !== null) return { step: 'busy' };
      busy.value = action.type;
      const shown = ports.shown(action);
      const before = shown.peek();
      const question = JSON.stringify(action);
      const answer = await askTwice(action, keyOf(question));
      if (answer.ok) {
        keys.delete(question);
        await until(clock, newsMs, () => shown.value !== before);
      }
      busy.value = null;
      return endingOf(answer);
    },
  };
}

/** How long a lost question waits for the server to come back before it is given up, in ms. */
export const patienceMs = 10_000;
/** How long after a good answer the view may take to show it, in ms. */
const newsMs = 1500;

const until = (clock: Clock, ms: number, holds: () => boolean): Promise<boolean> =>
  new Promise((resolve) => {
    let stop = (): void => {};
    const end = (held: boolean): void => {
      timer.cancel();
      // The effect may still be on its first run here, when it has not yet given its own stop.
      queueMicrotask(() => stop());
      resolve(held);
    };
    const timer = clock.after(ms, () => end(false));
    stop = effect(() => {
      if (holds()) end(true);
    });
  });

const endingOf = (answer: Answer<unknown>): Ending => {
  if (answer.ok) return { step: 'done', value: answer.value };
  return 'lost' in answer ? { step: 'lost' } : { step: 'refused', refusal: answer.refusal };
};
