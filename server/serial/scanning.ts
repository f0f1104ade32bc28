import { findTicket } from '../../engine/queue/lookup.ts';
import { ahead } from '../../engine/queue/order/ahead.ts';
import type { State } from '../../engine/queue/state.ts';
import type { CounterScan } from '../../shared/devices/counter-scan.ts';
import type { KioskScan } from '../../shared/devices/kiosk-scan.ts';
import type { ScanOutcome } from '../../shared/devices/serial.ts';
import type { Scanner } from '../../shared/devices/serial-schema.ts';
import type { Timer } from '../../shared/time/clock.ts';
import { newId } from '../ids.ts';
import type { PortsParts } from './parts.ts';
import { counterScan, type Found, foundBy } from './whose-code.ts';

/** What a scanner has read and what came of it; the code itself opens what is its holder's, and is kept nowhere. */
export interface ReadLine {
  readonly scanner: string;
  readonly came: ScanOutcome;
  /** When (ms). */
  readonly at: number;
}

/** Finds out whose codes are read, at which counter or kiosk. */
export interface Scanning {
  /** `text`: what was read; null = it cannot be a code of ours. */
  scan(scanner: string, text: string | null): void;
  latest(): readonly ReadLine[];
  /** What was read last at a counter, for a minute; null = nothing. */
  atCounter(counter: string, state: State): CounterScan | null;
  /** The same at a kiosk. */
  atKiosk(kiosk: string, state: State): KioskScan | null;
  /** The seat whose code was read last at a kiosk, by the id of what was read; null = another was, or none. */
  seatAtKiosk(kiosk: string, scan: string): string | null;
  close(): Promise<void>;
}

/** Opens the scanners of a centre. */
export function openScanning({ live, log, clock, steady, store, onNews }: PortsParts): Scanning {
  const lines: ReadLine[] = [];
  let last = Promise.resolve();
  const shown = createShown(steady, onNews);
  const run = async (id: string, text: string | null): Promise<void> => {
    const scanner = live.latest().centre?.scanners?.find((one) => one.id === id);
    if (scanner === undefined) return;
    const at = clock.now();
    const found = await foundBy(store, live.id, await live.fresh(), { text, at });
    shown.show(placeOf(scanner), { ...found, id: newId(), at });
    lines.unshift({ scanner: id, came: found.came, at });
    lines.splice(kept);
    onNews();
  };
  return {
    scan(id, text) {
      last = last
        .then(() => run(id, text))
        .catch((error: unknown) => {
          log.error({ err: error, centre: live.id, scanner: id }, 'what a scanner has read could not be looked up');
        });
    },
    latest: () => lines,
    ...atPlaces(shown),
    async close() {
      await last;
      shown.close();
    },
  };
}

const atPlaces = (
  shown: Pick<ReturnType<typeof createShown>, 'at'>,
): Pick<Scanning, 'atCounter' | 'atKiosk' | 'seatAtKiosk'> => ({
  atCounter(counter, state) {
    const one = shown.at(placeOf({ counter }));
    return one === null ? null : counterScan(one, one.at, state);
  },
  atKiosk(kiosk, state) {
    const one = shown.at(placeOf({ kiosk }));
    return one === null ? null : kioskScan(one, state);
  },
  seatAtKiosk(kiosk, scan) {
    const one = shown.at(placeOf({ kiosk }));
    return one?.id === scan ? one.seat : null;
  },
});

const placeOf = ({ counter, kiosk }: Pick<Scanner, 'counter' | 'kiosk'>): string =>
  kiosk === undefined ? `counter ${counter}` : `kiosk ${kiosk}`;

/** For how long a place shows what was read there (ms), and how many reads are remembered. */
const shownMs = 60_000;
const kept = 20;

interface Shown extends Found {
  readonly id: string;
  readonly at: number;
}

/** What was read last at each place, for as long as it is shown. */
const createShown = (clock: Pick<PortsParts['steady'], 'after'>, onNews: () => void) => {
  const last = new Map<string, { readonly shown: Shown; readonly timer: Timer }>();
  return {
    show(place: string, shown: Shown): void {
      last.get(place)?.timer.cancel();
      const timer = clock.after(shownMs, () => {
        last.delete(place);
        onNews();
      });
      last.set(place, { shown, timer });
    },
    at: (place: string): Shown | null => last.get(place)?.shown ?? null,
    close(): void {
      for (const { timer } of last.values()) timer.cancel();
    },
  };
};

const kioskScan = ({ id, came, ticket }: Shown, state: State): KioskScan => {
  const found = ticket === null ? null : findTicket(state, ticket);
  if (found === null) return { id, came: came === 'ticket' ? 'unknown' : came, ticket: null };
  const { number, status, counter } = found;
  const isCalled = status === 'called' || status === 'serving';
  const called = isCalled ? state.centre?.counters.find((one) => one.id === counter) : undefined;
  const people = status === 'waiting' ? ahead(state, found) : null;
  return { id, came, ticket: { number, status, ahead: people, counter: called?.name ?? null } };
};
