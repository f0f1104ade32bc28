import type { Timer } from '../shared/time/clock.ts';
import { browserClock } from './clock.ts';
import type { LiveLine } from './live-line.ts';

export interface Climb {
  /** The screen goes roundabout from now on. */
  begin(): void;
  /** It does not, or not for now. */
  end(): void;
}

/** Tries a WebSocket beside the line that serves, and gives it over once it has proved itself. `onFail`: it did not. */
export function openClimb(ports: {
  readonly open: () => LiveLine;
  readonly onProven: (line: LiveLine) => void;
  readonly onFail: () => void;
}): Climb {
  let wait = firstMs;
  let timer: Timer | null = null;
  let line: LiveLine | null = null;
  const drop = (): void => {
    timer?.cancel();
    timer = null;
    const dropped = line;
    line = null;
    dropped?.disconnect();
  };
  const attempt = (): void => {
    const tried = ports.open();
    line = tried;
    const fail = (): void => {
      if (line !== tried) return;
      drop();
      wait = Math.min(wait * 2, mostMs);
      ports.onFail();
      timer = browserClock.after(wait, attempt);
    };
    tried.on('connect_error', fail);
    tried.on('disconnect', fail);
    tried.io.on('close', fail);
    tried.on('connect', () => {
      timer = browserClock.after(provenMs, () => {
        line = null;
        timer = null;
        wait = firstMs;
        tried.off('connect_error', fail).off('disconnect', fail);
        ports.onProven(tried);
      });
    });
  };
  return {
    begin() {
      if (timer === null && line === null) timer = browserClock.after(wait, attempt);
    },
    end: drop,
  };
}

/** How soon (ms) a screen that goes roundabout tries a WebSocket; each try that fails doubles it, up to the most. */
const firstMs = 2000;
const mostMs = 60_000;
/** A WebSocket that has held for so long (ms) is relied on: some proxies cut it after a few seconds. */
const provenMs = 10_000;
