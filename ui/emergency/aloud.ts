import type { EmergencyLine } from '../../shared/centre/emergency.ts';
import type { ViewName } from '../../shared/views.ts';
import { type Chime, webChime } from '../chime.ts';

/** Makes an emergency heard where a hall listens: the gong, where the browser lets it sound. The one place where it is said aloud. */
export function sayAloud(view: ViewName, _emergency: EmergencyLine): void {
  if (view !== 'hall') return;
  chime ??= webChime();
  void chime.play();
}

let chime: Chime | null = null;
