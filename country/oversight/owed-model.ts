import { type ReadonlySignal, signal } from '@preact/signals';
import { type CountryCases, type OwedKey, owedKeys } from '../../shared/country/country-cases.ts';
import type { Timer } from '../../shared/time/clock.ts';
import type { CountryWorld } from '../country-model.ts';

export type OwedState =
  | { readonly step: 'loading' }
  | { readonly step: 'not-yours' }
  | { readonly step: 'lost' }
  | { readonly step: 'ready'; readonly value: CountryCases };

/** [CS14] What all centres owe an answer to, asked again each minute; what is shown stays until the next has come. */
export interface OwedModel {
  readonly by: ReadonlySignal<OwedKey>;
  readonly state: ReadonlySignal<OwedState>;
  choose(by: OwedKey): void;
  load(): Promise<void>;
  close(): void;
}

/** Begins with what the address asks for: `oversight?by=kind`. */
export function openOwed({ api, clock, place }: CountryWorld): OwedModel {
  const by = signal<OwedKey>(keyIn(place.path.peek()));
  const state = signal<OwedState>({ step: 'loading' });
  let [latest, closed] = [0, false];
  let timer: Timer | null = null;
  const load = async (): Promise<void> => {
    timer?.cancel();
    const mine = ++latest;
    const answer = await api('countryCases', { query: { by: by.peek() } });
    if (closed || mine !== latest) return;
    timer = clock.after(againMs, () => void load());
    if (answer.ok) state.value = { step: 'ready', value: answer.value };
    else if ('refusal' in answer && answer.refusal.code === 'not-allowed') state.value = { step: 'not-yours' };
    else state.value = { step: 'lost' };
  };
  void load();
  return {
    ...{ by, state, load },
    choose(next) {
      by.value = next;
      state.value = { step: 'loading' };
      place.replace(`oversight?by=${next}`);
      void load();
    },
    close() {
      closed = true;
      timer?.cancel();
    },
  };
}

const againMs = 60_000;

const keyIn = (path: string): OwedKey => {
  const asked = new URLSearchParams(path.split('?')[1] ?? '').get('by');
  return owedKeys.find((key) => key === asked) ?? 'centre';
};
