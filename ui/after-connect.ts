import type { ReadonlySignal } from '@preact/signals';
import type { ScreenSound } from '../shared/devices/screen-report.ts';
import type { CentreLine, ViewName } from '../shared/views.ts';
import { followEmergency } from './emergency/over.tsx';
import { tellHealth } from './health.ts';
import type { LiveLine } from './live-line.ts';

/** What begins once a screen has reached the server: none of it is needed for its first picture. */
export interface Connected {
  readonly line: LiveLine;
  readonly view: ViewName;
  readonly data: ReadonlySignal<{ readonly centre?: CentreLine } | null>;
  readonly seq: number | null;
  readonly sound: ScreenSound | null;
  readonly media: boolean | null;
}

/** `now` gives it as it stands. */
export function afterConnect(now: () => Connected): void {
  const { line, view, data } = now();
  followEmergency(view, data);
  if (view === 'kiosk' || view === 'hall')
    tellHealth(line, () => {
      const { seq, sound, media } = now();
      return { seq, sound, media };
    });
}
