import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { KioskView } from '../shared/views.ts';
import type { KioskPorts } from './kiosk-ports.ts';

/** In which language the kiosk speaks: the centre's first, or what a visitor chose. */
export interface LanguageChoice {
  readonly language: ReadonlySignal<string>;
  /** Those that are offered. */
  readonly languages: ReadonlySignal<readonly string[]>;
  /** What the visitor chose, whether its words are there or not. */
  readonly asked: ReadonlySignal<string | null>;
  choose(language: string): void;
  /** The next visitor is spoken to as the centre does. */
  reset(): void;
  close(): void;
}

/** Changes to a language once its words are there; until then what is shown stays. */
export function openLanguageChoice(
  ports: Pick<KioskPorts, 'languages' | 'ready'> & { readonly view: ReadonlySignal<KioskView | null> },
): LanguageChoice {
  const { ready } = ports;
  const asked = signal<string | null>(null);
  const chosen = signal<string | null>(null);
  const languages = computed(() => {
    const spoken = ports.view.value?.centre.languages.filter((code) => ports.languages.includes(code)) ?? [];
    return spoken.length === 0 ? ports.languages : spoken;
  });
  const language = computed(
    () => chosen.value ?? languages.value.find((code) => ready.value.includes(code)) ?? ready.value[0] ?? 'az',
  );
  const stop = effect(() => {
    if (asked.value === null || ready.value.includes(asked.value)) chosen.value = asked.value;
  });
  return {
    language,
    languages,
    asked,
    choose(code) {
      if (languages.peek().includes(code)) asked.value = code;
    },
    reset() {
      asked.value = null;
    },
    close: stop,
  };
}
