import { type ReadonlySignal, signal } from '@preact/signals';
import type { Answer } from '../../ui/api.ts';
import { type Trouble, troubleOf } from '../ports.ts';

/** Something asked of the server: not there yet, there, or why not. */
export type LoadState<T> =
  | { readonly step: 'loading' }
  | { readonly step: 'ready'; readonly value: T }
  | { readonly step: 'trouble'; readonly why: Trouble };

/** The answer to the question asked last. What is shown stays until it came, and answers to earlier ones are dropped. */
export function createLatest<T>() {
  const state = signal<LoadState<T>>({ step: 'loading' });
  const fetching = signal(false);
  let latest = 0;
  const show = async (asked: Promise<Answer<T>>): Promise<void> => {
    const mine = ++latest;
    fetching.value = true;
    const answer = await asked;
    if (mine !== latest) return;
    fetching.value = false;
    const why = troubleOf(answer);
    if (answer.ok) state.value = { step: 'ready', value: answer.value };
    else if (why !== null) state.value = { step: 'trouble', why };
  };
  return { state, fetching, show };
}

export interface Loaded<T> {
  readonly state: ReadonlySignal<LoadState<T>>;
  /** Asks (again). What is shown stays until the answer came, trouble only until it is asked. */
  load(): Promise<void>;
}

/** What `ask` gives, kept; asked only by `load`. */
export function loaded<T>(ask: () => Promise<Answer<T>>): Loaded<T> {
  const { state, show } = createLatest<T>();
  return {
    state,
    load: () => {
      if (state.value.step === 'trouble') state.value = { step: 'loading' };
      return show(ask());
    },
  };
}

/** A change under way: one at a time, and why the last did not work. */
export interface Change {
  readonly busy: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** Sends the question unless one is under way; true if it was done. */
  run(ask: () => Promise<Answer<unknown>>): Promise<boolean>;
  forget(): void;
}

/** Changes of one kind, one at a time. */
export function createChange(): Change {
  const busy = signal(false);
  const trouble = signal<Trouble | null>(null);
  return {
    busy,
    trouble,
    run: async (ask) => {
      if (busy.value) return false;
      busy.value = true;
      trouble.value = null;
      const answer = await ask();
      busy.value = false;
      trouble.value = troubleOf(answer);
      return answer.ok;
    },
    forget: () => {
      trouble.value = null;
    },
  };
}
