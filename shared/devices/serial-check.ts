import { isPhoneDesk } from '../calls/phone-desks.ts';
import type { Centre } from '../centre/centre.ts';
import type { Printer } from './printer-schema.ts';
import type { Scanner, SerialPort } from './serial-schema.ts';

/** What is wrong with what a document says of serial ports, boards and keypads: what refers to what, and what contradicts itself. */

export interface SerialFault {
  readonly path: string;
  readonly code:
    | 'twice'
    | 'no-port'
    | 'no-counter'
    | 'no-kiosk'
    | 'one-place'
    | 'phone-desk'
    | 'path-taken'
    | 'address-taken'
    | 'no-keypads'
    | 'other-device'
    | 'key-taken';
  readonly params: { readonly [name: string]: string | number };
}

/** [K3] All that is wrong with those lists in a document of the right shape. */
export function* serialFaults(centre: Centre): Iterable<SerialFault> {
  const { serialPorts = [], boards = [], keypads = [], scanners = [] } = centre;
  yield* idsOnce('serialPorts', serialPorts);
  yield* idsOnce('boards', boards);
  yield* idsOnce('keypads', keypads);
  yield* idsOnce('scanners', scanners);
  yield* pathsOnce(centre);
  yield* standWell('boards', boards, centre);
  yield* standWell('keypads', keypads, centre);
  yield* standWell('scanners', scanners, centre);
  yield* onePlaceEach(scanners, centre);
  for (const [at, { port, keys }] of keypads.entries()) {
    const { speaks } = serialPorts.find(({ id }) => id === port) ?? {};
    if (speaks !== undefined && !canHaveKeypads(speaks)) yield fault(`keypads/${at}/port`, 'no-keypads', { id: port });
    yield* keysOnce(`keypads/${at}/keys`, keys);
  }
}

const fault = (path: string, code: SerialFault['code'], params: SerialFault['params']): SerialFault => ({
  path,
  code,
  params,
});

function* idsOnce(list: string, things: readonly { readonly id: string }[]): Iterable<SerialFault> {
  const seen = new Set<string>();
  for (const [at, { id }] of things.entries()) {
    if (seen.has(id)) yield fault(`${list}/${at}/id`, 'twice', { id });
    seen.add(id);
  }
}

/** A port has one owner: no other port and no printer has its path. */
function* pathsOnce({ serialPorts = [], printers }: Centre): Iterable<SerialFault> {
  const taken = new Set(printers.map(({ connection }) => pathOf(connection)));
  for (const [at, { path }] of serialPorts.entries()) {
    if (taken.has(path)) yield fault(`serialPorts/${at}/path`, 'path-taken', { device: path });
    taken.add(path);
  }
}

/** A document that is being typed may have a hole where one of several boxes goes. */
const pathOf = (connection: Printer['connection'] | null): string | null =>
  connection?.kind === 'serial' ? connection.path : null;

interface OnPort {
  readonly port: string;
  readonly address?: number;
  readonly counter?: string;
}

/** Each is on a port that there is, at an address of its own, and of a counter of the hall. */
function* standWell(
  list: 'boards' | 'keypads' | 'scanners',
  things: readonly OnPort[],
  centre: Centre,
): Iterable<SerialFault> {
  const ports = new Map((centre.serialPorts ?? []).map((port) => [port.id, port]));
  const counters = new Map(centre.counters.map((counter) => [counter.id, counter]));
  const taken = new Set<string>();
  for (const [at, { port, address = 0, counter }] of things.entries()) {
    const known = ports.get(port);
    if (known === undefined) yield fault(`${list}/${at}/port`, 'no-port', { id: port });
    if (known !== undefined && isForScanner(known.speaks) !== (list === 'scanners'))
      yield fault(`${list}/${at}/port`, 'other-device', { id: port });
    const place = known !== undefined && hasAddresses(known.speaks) ? `${port} ${address}` : port;
    if (taken.has(place)) yield fault(`${list}/${at}/address`, 'address-taken', { address });
    taken.add(place);
    if (counter !== undefined && !counters.has(counter))
      yield fault(`${list}/${at}/counter`, 'no-counter', { id: counter });
    if (counter !== undefined && isPhoneDesk(counters.get(counter)))
      yield fault(`${list}/${at}/counter`, 'phone-desk', { id: counter });
  }
}

/** A scanner stands at a counter or at a kiosk that there is. */
function* onePlaceEach(scanners: readonly Scanner[], { kiosks }: Centre): Iterable<SerialFault> {
  for (const [at, { counter, kiosk }] of scanners.entries()) {
    if ((counter === undefined) === (kiosk === undefined)) yield fault(`scanners/${at}/counter`, 'one-place', {});
    if (kiosk !== undefined && !kiosks.some(({ id }) => id === kiosk))
      yield fault(`scanners/${at}/kiosk`, 'no-kiosk', { id: kiosk });
  }
}

const hasAddresses = (speaks: SerialPort['speaks'] | null): boolean =>
  speaks?.kind === 'modbus' || (speaks?.kind === 'frame' && speaks.address !== 'none');

const isForScanner = (speaks: SerialPort['speaks'] | null): boolean => speaks?.kind === 'scanner';

const canHaveKeypads = (speaks: SerialPort['speaks'] | null): boolean =>
  speaks?.kind !== 'cd5220' && (speaks?.kind !== 'modbus' || speaks.keyRegister !== undefined);

function* keysOnce(path: string, keys: { readonly [action: string]: string | undefined }): Iterable<SerialFault> {
  const seen = new Set<string>();
  for (const [action, key] of Object.entries(keys)) {
    // A box that is being typed may hold anything.
    if (typeof key !== 'string') continue;
    if (seen.has(key.toUpperCase())) yield fault(`${path}/${action}`, 'key-taken', { key });
    seen.add(key.toUpperCase());
  }
}
