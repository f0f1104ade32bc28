import { Check } from 'typebox/value';
import { type ScreenHealth, ScreenReport } from '../../shared/devices/screen-report.ts';
import { type Clock, repeat } from '../../shared/time/clock.ts';
import { openBackground } from '../async/background.ts';
import type { Log } from '../log.ts';
import type { AccessStore } from '../store/store.ts';
import type { SentView, SocketData } from './live-screen.ts';

/** Which devices are connected, and what they tell of themselves. */
export interface ScreensHealth {
  /** Takes what a screen tells; what is no report, or comes from no device, is let go. */
  hear(from: SocketData, sent: SentView | null, message: unknown): void;
  close(): Promise<void>;
}

export interface HealthParts {
  readonly store: Pick<AccessStore, 'noteDevices'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Those that are connected now. */
  readonly connected: () => Iterable<SocketData>;
}

/** Writes down every half a minute which devices are connected, with what they have told since. */
export function openScreensHealth({ store, clock, log, connected }: HealthParts): ScreensHealth {
  const told = new Map<string, ScreenHealth>();
  const background = openBackground();
  const note = async (): Promise<void> => {
    const seenAt = clock.now();
    const ids = new Set([...connected()].flatMap((data) => deviceOf(data) ?? []));
    const notes = [...ids].map((id) => ({ id, seenAt, health: told.get(id) ?? null }));
    told.clear();
    if (notes.length > 0) await store.noteDevices(notes);
  };
  const onFault = (err: unknown) => log.warn({ err }, 'cannot write down which screens are connected');
  const noting = repeat(clock, noteMs, () => void background.run(note, onFault));
  return {
    hear(from, sent, message) {
      const id = deviceOf(from);
      if (id === null || !Check(ScreenReport, message)) return;
      const { now, seq, ...said } = message;
      told.set(id, {
        ...said,
        offSeconds: Math.round((now - clock.now()) / 1000),
        behind: sent !== null && clock.now() - sent.at > lateMs && seq !== null && seq < sent.seq,
      });
    },
    async close() {
      noting.close();
      await background.close();
    },
  };
}

/** The device by which a place of the hall is watched; null for anybody else. */
const deviceOf = ({ caller, watching }: SocketData): string | null =>
  caller.kind === 'device' && watching !== null ? caller.id : null;

/** A screen that has gone is known within twice this and eight seconds. */
const noteMs = 30_000;
/** A view that is not shown after so long (ms) never will be. */
const lateMs = 20_000;
