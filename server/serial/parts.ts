import type { Clock } from '../../shared/clock.ts';
import type { Parity } from '../../shared/serial-schema.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { Log } from '../log.ts';
import type { PrinterLine } from '../printing/line.ts';

/** What the devices on serial ports are made of. */
export interface HallDeviceParts {
  readonly clock: Clock;
  /** One that no correction moves, for what lasts. */
  readonly steady: Clock;
  readonly log: Log;
  readonly openLine: (path: string, baudRate: number, parity: Parity) => PrinterLine;
}

/** The same for one centre. */
export interface PortsParts extends HallDeviceParts {
  readonly live: LiveCentre;
  readonly onNews: () => void;
}
