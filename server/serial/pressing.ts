import type { KeypadAction } from '../../shared/devices/serial-schema.ts';
import { newId } from '../ids.ts';
import { actionOf, commandsOf } from './keypad-commands.ts';
import type { PortsParts } from './parts.ts';

/** A key that was pressed, what it does, and what came of it. */
export interface PressLine {
  /** Of the keypad. */
  readonly keypad: string;
  /** In hexadecimal. */
  readonly key: string;
  /** null = no action is bound to it. */
  readonly action: KeypadAction | null;
  /** The code of the refusal; null = it was done, or nothing is bound to it. */
  readonly refused: string | null;
  /** When (ms). */
  readonly at: number;
}

/** Does what pressed keys ask for, one key of a keypad after another. */
export interface Pressing {
  /** `onDone` is called once all of it is done. */
  press(keypad: string, key: string, onDone: () => void): void;
  latest(): readonly PressLine[];
  close(): Promise<void>;
}

/** Opens the keypads of a centre. */
export function openPressing(parts: PortsParts): Pressing {
  const { live, log, onNews } = parts;
  const lines: PressLine[] = [];
  const queues = new Map<string, Promise<void>>();
  const obey = createObeying(parts);
  const run = async (id: string, key: string, onDone: () => void): Promise<void> => {
    const line = await obey(id, key);
    if (line.action !== null && line.refused === null) onDone();
    lines.unshift(line);
    lines.splice(kept);
    onNews();
  };
  return {
    press(id, key, onDone) {
      const before = queues.get(id) ?? Promise.resolve();
      const next = before
        .then(() => run(id, key, onDone))
        .catch((error: unknown) => {
          log.error({ err: error, centre: live.id, keypad: id }, 'a key could not be obeyed');
        });
      queues.set(id, next);
    },
    latest: () => lines,
    async close() {
      await Promise.all(queues.values());
    },
  };
}

/** Does what a key asks for, and says what came of it. */
const createObeying = ({ live, clock, steady }: PortsParts): ((id: string, key: string) => Promise<PressLine>) => {
  const alarms = createAlarms(steady);
  return async (id, key) => {
    const keypad = live.latest().centre?.keypads?.find((one) => one.id === id);
    const line = { keypad: id, key, at: clock.now() };
    const action = keypad === undefined ? null : actionOf(keypad, key);
    if (keypad === undefined || action === null) return { ...line, action: null, refused: null };
    if (action === 'evacuate' && !alarms.isRung(id)) return { ...line, action, refused: 'press-again' };
    const commands = commandsOf(await live.fresh(), keypad, action, { at: line.at, newId });
    if (commands.length === 0) return { ...line, action, refused: 'nobody-here' };
    for (const command of commands) {
      const done = await live.ask({ command, toReply: () => null });
      if (!done.ok) return { ...line, action, refused: done.refusal.code };
    }
    return { ...line, action, refused: null };
  };
};

/** Whether the key of the alarm has been pressed as often as it needs, soon enough. */
const createAlarms = (steady: PortsParts['steady']) => {
  const rung = new Map<string, readonly number[]>();
  return {
    isRung(keypad: string): boolean {
      const now = steady.now();
      const recent = [...(rung.get(keypad) ?? []), now].filter((at) => now - at >= 0 && now - at <= alarmMs);
      rung.set(keypad, recent);
      return recent.length >= alarmPresses;
    },
  };
};

/** How many presses are remembered. */
const kept = 20;
/** How often the key of the alarm is pressed, within how long (ms). */
const alarmPresses = 3;
const alarmMs = 3000;
