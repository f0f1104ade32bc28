import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { CallbackBody } from '../../shared/calls/call-routes.ts';
import { type CallbackEnd, callbackEnds } from '../../shared/calls/calls.ts';
import type { Timer } from '../../shared/time/clock.ts';
import { type OfficeWork, type Trouble, troubleOf } from '../work.ts';

/** [HL4] Those who are to be called back, the oldest due date first. */
export interface CallbacksModel {
  readonly state: ReadonlySignal<CallbacksState>;
  /** From a try until a moment after its answer: who taps twice has said something of one call-back, not of the next too. */
  readonly busy: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** What came of the last try. */
  readonly told: ReadonlySignal<ToldTry | null>;
  load(): Promise<void>;
  /** Nobody is reached by a number that is erased: then it does nothing. */
  tried(of: CallbackBody, reached: boolean): Promise<void>;
  close(): void;
}

export type CallbacksState =
  | { readonly step: 'loading' }
  | { readonly step: 'trouble'; readonly why: Trouble }
  | { readonly step: 'ready'; readonly callbacks: readonly CallbackBody[]; readonly more: boolean };

/** `end` is what the call-back came to; null = it is tried again. */
export interface ToldTry {
  readonly number: string;
  readonly end: CallbackEnd | null;
}

export function createCallbacks(work: OfficeWork): CallbacksModel {
  const { api, centre, newKey, clock } = work;
  const state = signal<CallbacksState>({ step: 'loading' });
  const busy = signal(false);
  const trouble = signal<Trouble | null>(null);
  const told = signal<ToldTry | null>(null);
  let resting: Timer | null = null;
  const load = async (): Promise<void> => {
    const found = await api('dueCallbacks', { params: { centre } });
    if (found.ok) state.value = { step: 'ready', ...found.value };
    else state.value = { step: 'trouble', why: troubleOf(found) ?? 'lost' };
  };
  const tried = async ({ case: id, number, phone }: CallbackBody, reached: boolean): Promise<void> => {
    if (busy.value || (reached && phone === null)) return;
    busy.value = true;
    const done = await api('tryCallback', { params: { centre, case: id }, key: newKey(), body: { reached } });
    batch(() => {
      trouble.value = troubleOf(done);
      told.value = done.ok ? { number, end: endOf(done.value.case.outcome) } : null;
    });
    await load();
    resting = clock.after(restMs, () => {
      busy.value = false;
    });
  };
  return { state, busy, trouble, told, load, tried, close: () => resting?.cancel() };
}

const endOf = (outcome: string | null): CallbackEnd | null => callbackEnds.find((end) => end === outcome) ?? null;

const restMs = 800;
