import { signal } from '@preact/signals';

/** How loud the voice of a kiosk is, in steps: the middle one for each visitor who comes. */
export const steps = [0.2, 0.4, 0.6, 0.8, 1] as const;
export const usualStep = 3;

/** The step of the visitor who is there: a key and a button change it. */
export const loudness = signal(usualStep);

/** The next step; after the loudest the quietest. */
export function stepAfter(step: number): number {
  return step >= steps.length ? 1 : step + 1;
}

/** 0 to 1. */
export function gainOf(step: number): number {
  return steps[step - 1] ?? 1;
}
