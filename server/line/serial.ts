import { SerialPort } from 'serialport';
import type { Parity } from '../../shared/devices/serial-schema.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { DeviceLine } from './line.ts';
import type { Link, LinkEvents } from './link.ts';
import { pollForBoth } from './poll-both.ts';

/** A serial port, which stays open between conversations: opening it again resets some printers. Eight bits, one stop bit. */
export function serialLine(path: string, baudRate: number, clock: Clock, parity: Parity = 'none'): DeviceLine {
  const idle: LinkEvents = { onBytes: () => undefined, onGone: () => undefined };
  let current = idle;
  let port: SerialPort | null = null;
  let closed = false;
  const patience = backOff(clock);

  const ready = async (): Promise<SerialPort | null> => {
    if (port !== null) return port;
    if (closed || patience.resting()) return null;
    const opened = await openPort({ path, baudRate, parity }, clock);
    patience.note(opened !== null);
    if (opened === null) return null;
    // Closed meanwhile: nobody would ever close this one.
    if (closed) {
      await closePort(opened, clock);
      return null;
    }
    mendPolling(opened);
    opened.on('data', (bytes: Buffer) => current.onBytes(bytes));
    const gone = (): void => {
      if (port !== opened) return;
      port = null;
      current.onGone('broken');
    };
    opened.on('close', gone);
    // Where the system could not close a lost port, no close is told: it is gone all the same.
    opened.on('error', () => {
      if (!opened.isOpen && !opened.closing) opened.emit('close');
    });
    port = opened;
    return opened;
  };

  return {
    chunk: 512,
    async open(events, signal) {
      const opened = signal.aborted ? null : await ready();
      if (opened === null) return null;
      current = events;
      return linkOver(opened, () => {
        current = idle;
      });
    },
    async close() {
      closed = true;
      if (port !== null) await closePort(port, clock);
    },
  };
}

/** The pause after a port that would not open, doubled each time up to the limit, in milliseconds. */
const firstPauseMs = 1000;
const longestPauseMs = 16_000;

const linkOver = (port: SerialPort, forget: () => void): Link => ({
  write: (bytes) =>
    new Promise((resolve) => {
      if (!port.isOpen) return resolve(false);
      const gone = () => resolve(false);
      port.once('close', gone);
      const settle = (went: boolean) => {
        port.off('close', gone);
        resolve(went);
      };
      port.write(Buffer.from(bytes), (error) => {
        if (error) settle(false);
        else port.drain((failed) => settle(!failed));
      });
    }),
  close: () => {
    forget();
    return Promise.resolve();
  },
});

interface OpenHow {
  readonly path: string;
  readonly baudRate: number;
  readonly parity: Parity;
}

/** How long the system may take to open a port, and to close it: less than the server has to end in (ms). */
const openingMs = 10_000;
const closingMs = 3000;

/** Whether it was done in time; what comes after that is given to `late`. */
const inTime = <T>(clock: Clock, ms: number, begin: (done: (what: T) => void) => void, late?: (what: T) => void) =>
  new Promise<T | null>((resolve) => {
    let over = false;
    const limit = clock.after(ms, () => {
      over = true;
      resolve(null);
    });
    begin((what) => {
      limit.cancel();
      if (over) late?.(what);
      else resolve(what);
    });
  });

const openPort = async (how: OpenHow, clock: Clock): Promise<SerialPort | null> => {
  const port = new SerialPort({ ...how, autoOpen: false });
  // Without a listener a pulled plug would end the process; the close that follows tells all there is to tell.
  port.on('error', () => undefined);
  const open = (done: (isOpen: boolean) => void): void => port.open((error) => done(error === null));
  const isOpen = await inTime(clock, openingMs, open, (tooLate) => {
    if (tooLate) void closePort(port, clock);
  });
  return isOpen ? port : null;
};

/**
 * The binding announces readiness out of a native callback after which Node does not run promises, so that an answer
 * would lie unread until something else happens in the process. An empty turn of the event loop runs them.
 */
const mendPolling = (port: SerialPort): void => {
  const binding = port.port;
  if (binding === undefined || !('poller' in binding)) return;
  const turn = () => void setImmediate(() => undefined);
  for (const event of ['readable', 'writable', 'disconnect']) binding.poller.on(event, turn);
  pollForBoth(binding.poller);
};

/** A port that the system does not close in time is left to it. */
const closePort = async (port: SerialPort, clock: Clock): Promise<void> => {
  if (!port.isOpen) return;
  // What could not be written would keep the port from closing.
  await inTime<unknown>(clock, closingMs, (done) => port.flush(() => port.close(done)));
};

/** When a port that would not open is worth another attempt. */
const backOff = (clock: Clock) => {
  let pauseMs = firstPauseMs;
  let failedAt: number | null = null;
  return {
    /** A clock set back ends the pause. */
    resting(): boolean {
      const since = failedAt === null ? pauseMs : clock.now() - failedAt;
      return since >= 0 && since < pauseMs;
    },
    note(opened: boolean): void {
      pauseMs = opened || failedAt === null ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs);
      failedAt = opened ? null : clock.now();
    },
  };
};
