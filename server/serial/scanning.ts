import { dateAt } from '../../engine/queue/business-day.ts';
import { findTicket, ticketsInstead } from '../../engine/queue/lookup.ts';
import type { State } from '../../engine/queue/state.ts';
import type { Timer } from '../../shared/clock.ts';
import type { CounterScan } from '../../shared/counter-scan.ts';
import { type ScannedCode, scannedCode } from '../../shared/scanned-code.ts';
import type { ScanOutcome } from '../../shared/serial.ts';
import type { PortsParts } from './parts.ts';

/** What a scanner has read and what came of it; the code itself opens what is its holder's, and is kept nowhere. */
export interface ReadLine {
  readonly scanner: string;
  readonly came: ScanOutcome;
  /** When (ms). */
  readonly at: number;
}

/** Finds out whose codes are read at which counter. */
export interface Scanning {
  /** `text`: what was read; null = it cannot be a code of ours. */
  scan(scanner: string, text: string | null): void;
  latest(): readonly ReadLine[];
  /** What was read last at a counter, for a minute; null = nothing. */
  atCounter(counter: string, state: State): CounterScan | null;
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
    shown.show(scanner.counter, { ...found, at });
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
    atCounter(counter, state) {
      const one = shown.at(counter);
      return one === null ? null : counterScan(one, state);
    },
    async close() {
      await last;
      shown.close();
    },
  };
}

/** For how long a counter shows what was read there (ms), and how many reads are remembered. */
const shownMs = 60_000;
const kept = 20;

interface Found {
  readonly came: ScanOutcome;
  readonly ticket: string | null;
}
interface Shown extends Found {
  readonly at: number;
}

/** What was read last at each counter, for as long as it is shown. */
const createShown = (clock: Pick<PortsParts['steady'], 'after'>, onNews: () => void) => {
  const last = new Map<string, { readonly shown: Shown; readonly timer: Timer }>();
  return {
    show(counter: string, shown: Shown): void {
      last.get(counter)?.timer.cancel();
      const timer = clock.after(shownMs, () => {
        last.delete(counter);
        onNews();
      });
      last.set(counter, { shown, timer });
    },
    at: (counter: string): Shown | null => last.get(counter)?.shown ?? null,
    close(): void {
      for (const { timer } of last.values()) timer.cancel();
    },
  };
};

const counterScan = ({ came, ticket, at }: Shown, state: State): CounterScan => {
  const found = ticket === null ? null : findTicket(state, ticket);
  const { id, number, service, status, counter } = found ?? {};
  const line = id === undefined || number === undefined || service === undefined || status === undefined;
  return {
    at: new Date(at).toISOString(),
    came: came === 'ticket' && line ? 'unknown' : came,
    ticket: line ? null : { id, number, service, status, counter: counter ?? null },
  };
};

/** Whose code a text is, among the tickets and the bookings of this centre. */
const foundBy = async (
  store: PortsParts['store'],
  centre: string,
  state: State,
  { text, at }: { readonly text: string | null; readonly at: number },
): Promise<Found> => {
  const code = text === null ? null : scannedCode(text);
  if (code === null) return { came: 'unreadable', ticket: null };
  if (code.of === 'ticket') {
    const opened = await store.ticketOfSecret(code.secret, at);
    return opened?.centre === centre ? { came: 'ticket', ticket: opened.ticket } : { came: 'unknown', ticket: null };
  }
  const seat = await seatBy(store, centre, state, { code, at });
  if (seat === null) return { came: 'unknown', ticket: null };
  const ticket = seat.ticket ?? ticketsInstead(state, seat.id).at(-1)?.id ?? null;
  return { came: ticket === null ? 'booked' : 'ticket', ticket };
};

const seatBy = async (
  store: PortsParts['store'],
  centre: string,
  state: State,
  { code, at }: { readonly code: Extract<ScannedCode, { of: 'seat' }>; readonly at: number },
) => {
  if ('code' in code) return store.seatOfCode(centre, dateAt(at, state.centre?.timeZone ?? 'UTC'), code.code);
  const opened = await store.seatOfSecret(code.secret, at);
  return opened?.centre === centre ? store.seat(centre, opened.seat) : null;
};
