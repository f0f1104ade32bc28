import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock, Timer } from '../shared/clock.ts';

/** Leads home after a while: first in silence, then counting the seconds that are left. */
export class Countdown {
  readonly #left = signal<number | null>(null);
  readonly #clock: Clock;
  readonly #onOver: () => void;
  #timer: Timer | null = null;

  constructor(clock: Clock, onOver: () => void) {
    this.#clock = clock;
    this.#onOver = onOver;
  }

  /** Whole seconds left while they are counted, else null. */
  get left(): ReadonlySignal<number | null> {
    return this.#left;
  }

  /** Starts again: `quietMs` in silence, then `warnSeconds` counted. */
  start(quietMs: number, warnSeconds: number): void {
    this.stop();
    if (quietMs === 0) this.#count(warnSeconds);
    else this.#timer = this.#clock.after(quietMs, () => this.#count(warnSeconds));
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#left.value = null;
  }

  #count(seconds: number): void {
    if (seconds === 0) {
      this.stop();
      this.#onOver();
      return;
    }
    this.#left.value = seconds;
    this.#timer = this.#clock.after(1000, () => this.#count(seconds - 1));
  }
}
