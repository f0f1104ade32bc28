import type { Chime } from '../ui/chime.ts';
import type { Alarm } from './phone-model.ts';

/** Shakes the phone where it can, and sounds the chime three times where that is allowed. */
export function phoneAlarm(chime: Chime): Alarm {
  const sound = async (): Promise<void> => {
    for (let time = 0; time < chimes; time++) await chime.play();
  };
  return {
    ring() {
      if ('vibrate' in navigator) navigator.vibrate(buzz);
      void sound();
    },
  };
}

/** Long, unlike a message's short buzz: ms on, off, on … */
const buzz = [600, 200, 600, 200, 1000];
const chimes = 3;
