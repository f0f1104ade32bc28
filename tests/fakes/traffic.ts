import type { DeviceLine } from '../../server/line/line.ts';
import type { Drawing } from '../../server/printing/drawing.ts';

/** How many bytes have gone through a wire, in either way. */
export interface Passed {
  readonly toPrinter: number;
  readonly fromPrinter: number;
}

/** What the server has given to the world and not had back: slips being drawn, bytes on a wire. */
export interface Traffic {
  /** The same drawing, watched. */
  drawing(drawing: Drawing): Drawing;
  /** The same line to a printer, watched. */
  line(line: DeviceLine): DeviceLine;
  /** The world does this meanwhile. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** The line now goes through this wire, which carries bytes in a time of its own. */
  over(passed: () => Passed): void;
  /**
   * Resolves once nothing is on its way, or nothing of it has moved for two seconds: a test's clock that ran meanwhile would
   * make a slow machine look like a broken printer.
   */
  arrived(): Promise<void>;
}

/** Watches what is on its way. */
export function openTraffic(): Traffic {
  let busy = 0;
  let moved = 0;
  let [written, heard] = [0, 0];
  let wire: () => Passed = () => ({ toPrinter: written, fromPrinter: heard });
  let lost: Passed = { toPrinter: 0, fromPrinter: 0 };
  const during = async <T>(work: () => Promise<T>): Promise<T> => {
    busy += 1;
    try {
      return await work();
    } finally {
      busy -= 1;
      moved += 1;
    }
  };
  const onWire = (): Passed => {
    const { toPrinter, fromPrinter } = wire();
    return { toPrinter: written - toPrinter, fromPrinter: fromPrinter - heard };
  };
  /** What is on the wire now will never come. */
  const forget = (): void => {
    lost = onWire();
    moved += 1;
  };
  const trace = (): string => `${moved} ${JSON.stringify(wire())}`;
  let stuck = '';
  const isQuiet = (): boolean => {
    const { toPrinter, fromPrinter } = onWire();
    return busy === 0 && toPrinter <= lost.toPrinter && fromPrinter <= lost.fromPrinter;
  };
  const open =
    (line: DeviceLine): DeviceLine['open'] =>
    async (events, signal) => {
      const link = await during(() =>
        line.open(
          {
            onBytes(bytes) {
              heard += bytes.length;
              moved += 1;
              events.onBytes(bytes);
            },
            onGone(how) {
              events.onGone(how);
              forget();
            },
          },
          signal,
        ),
      );
      if (link === null) return null;
      const write = (bytes: Uint8Array): Promise<boolean> => {
        written += bytes.length;
        return during(() => link.write(bytes));
      };
      return { write, close: () => link.close() };
    };
  return {
    during,
    drawing: (drawing) => ({ draw: (order) => during(() => drawing.draw(order)), close: drawing.close }),
    line: (line) => ({ chunk: line.chunk, open: open(line), close: () => line.close() }),
    over(passed) {
      wire = passed;
      forget();
    },
    async arrived() {
      for (let since = performance.now(), last = ''; !isQuiet() && stuck !== trace(); ) {
        if (last !== trace()) [since, last] = [performance.now(), trace()];
        if (performance.now() - since > stuckMs) stuck = last;
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
  };
}

/** How long nothing may move in the world before it is believed that nothing will (ms). */
const stuckMs = 2000;
