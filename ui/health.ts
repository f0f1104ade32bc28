import type { ScreenReport } from '../shared/devices/screen-report.ts';
import { repeat } from '../shared/time/clock.ts';
import { browserClock } from './clock.ts';
import type { LiveLine } from './live-line.ts';

/** Tells the server over a line how this screen is: soon, once a minute, and when it is covered or shown again. Asked again for the same line, it goes on. */
export function tellHealth(line: LiveLine, told: () => Pick<ScreenReport, 'sound' | 'seq' | 'media'>): void {
  if (telling.has(line)) return;
  telling.add(line);
  const tell = (): void => {
    if (!line.connected) return;
    const visible = document.visibilityState === 'visible';
    line.emit('report', { ...told(), visible, now: browserClock.now(), faults });
  };
  browserClock.after(soonMs, tell);
  repeat(browserClock, everyMs, tell);
  document.addEventListener('visibilitychange', tell);
}

const telling = new WeakSet<LiveLine>();
const [soonMs, everyMs] = [5000, 60_000];

let faults = 0;
const count = (): void => {
  faults += 1;
};
addEventListener('error', count);
addEventListener('unhandledrejection', count);
