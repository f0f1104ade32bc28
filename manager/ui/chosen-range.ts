import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type Preset, presetOf, presetRange, type Range, type RangeFault, rangeFault } from './range.ts';

/** A range of days as it is chosen. */
export interface ChosenRange {
  /** It may have a fault, and then nothing is asked. */
  readonly range: ReadonlySignal<Range>;
  readonly fault: ReadonlySignal<RangeFault | null>;
  readonly preset: ReadonlySignal<Preset | null>;
  /** The centre's date. */
  today(): string;
  choosePreset(preset: Preset): void;
  chooseRange(range: Range): void;
}

/** The last 30 days at first, or what an address names; `today` gives the centre's date (YYYY-MM-DD), `onChoose` runs after each choice. */
export function createChosenRange(
  today: () => string,
  onChoose: () => void,
): ChosenRange & { readRange(asked: URLSearchParams): void } {
  const range = signal<Range>(presetRange('month', today()));
  const chooseRange = (chosen: Range): void => {
    range.value = chosen;
    onChoose();
  };
  return {
    range,
    fault: computed(() => rangeFault(range.value)),
    preset: computed(() => presetOf(range.value, today())),
    today,
    chooseRange,
    choosePreset: (preset) => chooseRange(presetRange(preset, today())),
    readRange: (asked) => {
      const named = { from: asked.get('from') ?? '', to: asked.get('to') ?? '' };
      if (rangeFault(named) === null) range.value = named;
    },
  };
}
