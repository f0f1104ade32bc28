import type { State } from '../../engine/queue/state.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { CounterScan } from '../../shared/devices/counter-scan.ts';
import type { KioskScan } from '../../shared/devices/kiosk-scan.ts';
import type { SerialDevice, SerialStatus } from '../../shared/devices/serial.ts';
import type { SerialPort } from '../../shared/devices/serial-schema.ts';
import type { Timer } from '../../shared/time/clock.ts';
import { boardRows } from './board-rows.ts';
import { type Bus, type BusMember, openBus } from './bus.ts';
import type { PortsParts } from './parts.ts';
import { createPresses } from './presses.ts';
import { openPressing, type Pressing, type PressLine } from './pressing.ts';
import type { Protocol } from './protocol.ts';
import { protocolOf } from './protocol-of.ts';
import { openScanning, type ReadLine, type Scanning } from './scanning.ts';

/** The serial ports of one centre: opened as the document says, opened again when it says otherwise. */
export interface Ports {
  status(device: Pick<SerialDevice, 'kind' | 'id'>): SerialStatus;
  presses(): readonly PressLine[];
  reads(): readonly ReadLine[];
  scanned(counter: string): CounterScan | null;
  scannedAtKiosk(kiosk: string): KioskScan | null;
  seatScanned(kiosk: string, scan: string): string | null;
  test(board: string, text: string): boolean;
  close(): Promise<void>;
}

/** Opens the ports of a centre and keeps their boards as its state is. */
export function openPorts(parts: PortsParts): Ports {
  const { live, log } = parts;
  const pressing = openPressing(parts);
  const scanning = openScanning(parts);
  const inside: Inside = { ...parts, pressing, scanning, buses: [], tests: new Map(), changing: Promise.resolve() };
  const configure = (): void => {
    inside.changing = inside.changing
      .then(() => reopen(inside))
      .catch((error: unknown) => {
        log.error({ err: error, centre: live.id }, 'the serial ports could not be set up again');
      });
  };
  const followed = live.onChange(({ events, state }) => {
    if (events.some(({ type }) => type === 'centre-configured')) configure();
    else showAll(inside, state);
  });
  configure();
  return {
    status: (device) => busOf(inside, device)?.bus.status(device) ?? 'unknown',
    presses: pressing.latest,
    reads: scanning.latest,
    scanned: (counter) => scanning.atCounter(counter, live.latest()),
    scannedAtKiosk: (kiosk) => scanning.atKiosk(kiosk, live.latest()),
    seatScanned: scanning.seatAtKiosk,
    test: (board, text) => testBoard(inside, board, text),
    async close() {
      followed.close();
      await inside.changing;
      for (const { timer } of inside.tests.values()) timer.cancel();
      await Promise.all(inside.buses.map(({ bus }) => bus.close()));
      await pressing.close();
      await scanning.close();
    },
  };
}

/** For how long a board shows the text of a test (ms). */
const testMs = 10_000;

interface OpenPort {
  readonly port: SerialPort;
  readonly protocol: Protocol;
  readonly members: readonly BusMember[];
  /** All that it was opened with, to see whether another configuration asks for another. */
  readonly asConfigured: string;
  readonly bus: Bus;
}

interface Inside extends PortsParts {
  readonly pressing: Pressing;
  readonly scanning: Scanning;
  buses: readonly OpenPort[];
  /** Boards that show a text of a test. */
  readonly tests: Map<string, { readonly text: string; readonly timer: Timer }>;
  changing: Promise<void>;
}

const busOf = ({ buses }: Inside, { kind, id }: Pick<SerialDevice, 'kind' | 'id'>): OpenPort | undefined =>
  buses.find(({ members }) => members.some((member) => member.id === id && member.kind === kind));

const membersOf = ({ boards = [], keypads = [], scanners = [] }: Centre, port: string): readonly BusMember[] => [
  ...boards.filter((one) => one.port === port).map(({ id, address = 0 }) => ({ kind: 'board', id, address }) as const),
  ...keypads
    .filter((one) => one.port === port)
    .map(({ id, address = 0 }) => ({ kind: 'keypad', id, address }) as const),
  ...scanners.filter((one) => one.port === port).map(({ id }) => ({ kind: 'scanner', id, address: 0 }) as const),
];

/** Closes the ports that are configured no longer, or otherwise, and opens the new ones. */
const reopen = async (inside: Inside): Promise<void> => {
  const { centre } = inside.live.latest();
  const wanted = (centre === null ? [] : (centre.serialPorts ?? [])).map((port) => {
    const members = centre === null ? [] : membersOf(centre, port.id);
    return { port, members, asConfigured: JSON.stringify([port, members]) };
  });
  const kept = inside.buses.filter(({ asConfigured }) => wanted.some((one) => one.asConfigured === asConfigured));
  const left = inside.buses.filter((one) => !kept.includes(one));
  inside.buses = kept;
  await Promise.all(left.map(({ bus }) => bus.close()));
  const fresh = wanted
    .filter(({ asConfigured, members }) => members.length > 0 && !kept.some((one) => one.asConfigured === asConfigured))
    .map((one) => openPort(inside, one));
  inside.buses = [...kept, ...fresh];
  showAll(inside, inside.live.latest());
  inside.onNews();
};

const openPort = (inside: Inside, opened: Pick<OpenPort, 'port' | 'members' | 'asConfigured'>): OpenPort => {
  const { steady, log, live, openLine, pressing, scanning, onNews } = inside;
  const { port, members } = opened;
  const protocol = protocolOf(port);
  const presses = createPresses(steady, protocol.tellsKeysHeld);
  const bus = openBus({
    ...{ protocol, members, clock: steady },
    line: openLine(port.path, port.baudRate, port.parity ?? 'none'),
    onLost: presses.lost,
    onText: scanning.scan,
    onKey(keypad, key) {
      if (presses.heard(keypad, key) && key !== null) pressing.press(keypad, key, () => bus.beep(keypad));
    },
    onStatus({ kind, id }, status) {
      const about = { centre: live.id, port: port.id, kind, id, status };
      if (status === 'silent' || status === 'unplugged') log.warn(about, 'a device on a serial port is not there');
      else log.info(about, 'a device on a serial port is there');
      onNews();
    },
  });
  return { ...opened, protocol, bus };
};

/** Tells every board what it shows in this state. */
const showAll = ({ buses, tests }: Inside, state: State): void => {
  for (const { bus, protocol, port } of buses) {
    const boards = (state.centre?.boards ?? []).filter((board) => board.port === port.id);
    bus.show(
      new Map(
        boards.map((board) => {
          const test = tests.get(board.id);
          return [board.id, test === undefined ? boardRows(state, board, protocol) : [test.text]] as const;
        }),
      ),
    );
  }
};

const testBoard = (inside: Inside, board: string, text: string): boolean => {
  const { tests, live, steady } = inside;
  if (busOf(inside, { kind: 'board', id: board }) === undefined) return false;
  tests.get(board)?.timer.cancel();
  const timer = steady.after(testMs, () => {
    tests.delete(board);
    showAll(inside, live.latest());
  });
  tests.set(board, { text, timer });
  showAll(inside, live.latest());
  return true;
};
