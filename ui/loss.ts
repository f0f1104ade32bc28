import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Clock, Timer } from '../shared/time/clock.ts';

export interface Loss {
  /** When the server was last there, ms of its clock (0: never heard); null while it is there. */
  readonly since: ReadonlySignal<number | null>;
  close(): void;
}

/** Tells a lost server from a hiccup. `connected` and `heard` (whether anything ever came) are read as signals. */
export function lossOf(ports: {
  readonly clock: Clock;
  readonly connected: () => boolean;
  readonly heard: () => boolean;
  readonly serverNow: () => number;
}): Loss {
  const since = signal<number | null>(null);
  let timer: Timer | null = null;
  const stop = effect(() => {
    const heard = ports.heard();
    timer?.cancel();
    timer = null;
    if (ports.connected()) {
      since.value = null;
      return;
    }
    if (since.peek() !== null) return;
    const from = heard ? ports.serverNow() : 0;
    timer = ports.clock.after(heard ? hiccupMs : firstHearingMs, () => {
      since.value = from;
    });
  });
  return {
    since,
    close() {
      timer?.cancel();
      stop();
    },
  };
}

/** A hiccup shorter than this is not worth a word; with the 8 s that noticing takes it stays under 10 s, in ms. */
const hiccupMs = 1000;
/** How long a page that has never heard the server may say that it is loading, in ms. */
const firstHearingMs = 4000;
