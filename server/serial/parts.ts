import type { Parity } from '../../shared/devices/serial-schema.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { DeviceLine } from '../line/line.ts';
import type { Log } from '../log.ts';
import type { CodeStore } from './whose-code.ts';

/** What the devices on serial ports are made of. */
export interface HallDeviceParts {
  readonly clock: Clock;
  /** One that no correction moves, for what lasts. */
  readonly steady: Clock;
  readonly log: Log;
  /** Whose a code is. */
  readonly store: CodeStore;
  readonly openLine: (path: string, baudRate: number, parity: Parity) => DeviceLine;
}

/** The same for one centre. */
export interface PortsParts extends HallDeviceParts {
  readonly live: LiveCentre;
  readonly onNews: () => void;
}
