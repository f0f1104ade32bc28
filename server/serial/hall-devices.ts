import type { Centre } from '../../shared/centre/centre.ts';
import type { CounterScan } from '../../shared/devices/counter-scan.ts';
import type { KioskScan } from '../../shared/devices/kiosk-scan.ts';
import type { SerialDevice } from '../../shared/devices/serial.ts';
import { createListeners } from '../async/listeners.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { LeasedJob } from '../jobs/lease.ts';
import type { HallDeviceParts } from './parts.ts';
import { openPorts, type Ports } from './ports.ts';
import type { PressLine } from './pressing.ts';
import type { ReadLine } from './scanning.ts';

/** Boards, keypads and scanners of all centres: one process of the database at a time has their ports. */
export interface HallDevices {
  /** How each is, in the order of the configuration; `unknown` where another process has them. */
  statuses(live: Pick<LiveCentre, 'id' | 'latest'>): readonly SerialDevice[];
  /** The keys pressed last, the latest first. */
  presses(centre: string): readonly PressLine[];
  /** The codes read last, the latest first. */
  reads(centre: string): readonly ReadLine[];
  /** What was read at a counter within the last minute; null = nothing, or another process has its scanner. */
  scanned(centre: string, counter: string): CounterScan | null;
  scannedAtKiosk(centre: string, kiosk: string): KioskScan | null;
  /** The seat whose code was read last at a kiosk, by the id of what was read; null = none that can be checked in by it. */
  seatScanned(centre: string, kiosk: string, scan: string): string | null;
  /** Shows a text on a board for some seconds; false where this process does not have it. */
  test(centre: string, board: string, text: string): boolean;
  /** Takes the ports of this centre for as long as this runs. */
  attend(live: LiveCentre): LeasedJob;
  /** Calls `run` with a centre's id when something is other than it was. */
  onNews(run: (centre: string) => void): { close(): void };
}

/** Opens nothing yet: ports are taken by `attend`. */
export function createHallDevices(parts: HallDeviceParts): HallDevices {
  const news = createListeners<string>();
  const owned = new Map<string, Ports>();
  return {
    statuses: ({ id, latest }) => {
      const ports = owned.get(id);
      return devicesIn(latest().centre).map((device) => ({ ...device, status: ports?.status(device) ?? 'unknown' }));
    },
    presses: (centre) => owned.get(centre)?.presses() ?? [],
    reads: (centre) => owned.get(centre)?.reads() ?? [],
    scanned: (centre, counter) => owned.get(centre)?.scanned(counter) ?? null,
    scannedAtKiosk: (centre, kiosk) => owned.get(centre)?.scannedAtKiosk(kiosk) ?? null,
    seatScanned: (centre, kiosk, scan) => owned.get(centre)?.seatScanned(kiosk, scan) ?? null,
    test: (centre, board, text) => owned.get(centre)?.test(board, text) ?? false,
    attend(live) {
      const ports = openPorts({ ...parts, live, onNews: () => news.tell(live.id) });
      owned.set(live.id, ports);
      return {
        async close() {
          if (owned.get(live.id) === ports) owned.delete(live.id);
          await ports.close();
        },
      };
    },
    onNews: news.add,
  };
}

const devicesIn = (centre: Centre | null): readonly Omit<SerialDevice, 'status'>[] => [
  ...(centre?.boards ?? []).map(({ id, name }) => ({ kind: 'board', id, name }) as const),
  ...(centre?.keypads ?? []).map(({ id, name }) => ({ kind: 'keypad', id, name }) as const),
  ...(centre?.scanners ?? []).map(({ id, name }) => ({ kind: 'scanner', id, name }) as const),
];
