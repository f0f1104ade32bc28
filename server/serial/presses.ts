import type { Clock } from '../../shared/time/clock.ts';

/** Makes presses out of what keypads say: a key that bounces, or is said again and again, was pressed once. */
export interface Presses {
  /** A key is down (hexadecimal), or none is: whether that is a press. */
  heard(keypad: string, key: string | null): boolean;
  /** Nothing is known any more of what is down: what is then found down was not pressed now. */
  lost(keypad: string): void;
}

/** `tellsKeysHeld`: keypads say what is down whenever they are asked, so that a key has to come up before it is pressed again. */
export function createPresses(clock: Pick<Clock, 'now'>, tellsKeysHeld: boolean): Presses {
  const down = new Map<string, string | null>();
  const last = new Map<string, { readonly key: string; readonly at: number }>();
  return {
    heard(keypad, key) {
      const before = down.get(keypad);
      down.set(keypad, key);
      if (key === null || (tellsKeysHeld && (before === undefined || before === key))) return false;
      const { key: lastKey, at = 0 } = last.get(keypad) ?? {};
      const now = clock.now();
      last.set(keypad, { key, at: now });
      const since = now - at;
      return lastKey !== key || since < 0 || since >= bounceMs;
    },
    lost: (keypad) => void down.delete(keypad),
  };
}

/** Within how long the same key is the same press (ms). */
export const bounceMs = 500;
