import type { UplinkTrouble } from '../country/link.ts';
import type { PrinterStatus } from '../devices/printing.ts';
import type { ScreenTrouble } from '../devices/screen-report.ts';
import { isMissing, type SerialDevice } from '../devices/serial.ts';
import type { FloorView } from '../views.ts';

/** Something in the hall that needs its manager now. `grave` goes before what is only to be watched. */
export type Trouble = { readonly grave: boolean } & (
  | { readonly kind: 'nobody-open' | 'all-paused'; readonly waiting: number }
  | {
      readonly kind: 'calling';
      readonly counter: string;
      readonly counterName: string;
      readonly number: string;
      readonly seconds: number;
    }
  | { readonly kind: 'printer'; readonly printer: string; readonly name: string; readonly status: PrinterFault }
  | { readonly kind: 'serial'; readonly device: SerialDevice }
  | { readonly kind: 'device'; readonly device: FloorView['devices'][number] }
  | { readonly kind: 'voice' }
  | { readonly kind: 'uplink'; readonly uplink: UplinkTrouble }
  | { readonly kind: 'screen'; readonly device: FloorView['devices'][number]; readonly trouble: ScreenTrouble }
);

/** What of a hall its troubles are known by. */
export type HallCondition = Pick<
  FloorView,
  'day' | 'waiting' | 'printers' | 'devices' | 'serial' | 'voiceMissing' | 'uplink'
> & {
  readonly counters: readonly Pick<FloorView['counters'][number], 'id' | 'name' | 'state' | 'ticket'>[];
};

export type PrinterFault = Exclude<PrinterStatus, 'ready' | 'unknown'>;

/** What is wrong at `now` (ms of the server), the gravest first and of the same kind the longest first. */
export function troublesOf(hall: HallCondition, now: number): readonly Trouble[] {
  const all = [
    ...unserved(hall),
    ...callingLong(hall, now),
    ...printersAmiss(hall),
    ...serialAmiss(hall),
    ...silent(hall, now),
    ...mute(hall),
    ...uplinkAmiss(hall),
    ...amiss(hall, now),
  ];
  return [...all.filter(({ grave }) => grave), ...all.filter(({ grave }) => !grave)];
}

/** A called visitor who has not been begun with for so long (s) has missed the call; for longer, nobody looks after it. */
const callingSeconds = { long: 120, grave: 300 };

const unserved = ({ day, waiting, counters }: HallCondition): readonly Trouble[] => {
  if (!day.open || waiting === 0 || counters.some(({ state }) => state === 'open')) return [];
  const kind = counters.some(({ state }) => state === 'paused') ? 'all-paused' : 'nobody-open';
  return [{ kind, grave: true, waiting }];
};

const callingLong = ({ counters }: HallCondition, now: number): readonly Trouble[] =>
  counters
    .flatMap(({ id, name, ticket }) => {
      const seconds =
        ticket?.status === 'called' ? Math.max(0, Math.floor((now - Date.parse(ticket.since)) / 1000)) : 0;
      if (ticket === null || seconds <= callingSeconds.long) return [];
      const grave = seconds > callingSeconds.grave;
      return [{ kind: 'calling', grave, counter: id, counterName: name, number: ticket.number, seconds } as const];
    })
    .sort((a, b) => b.seconds - a.seconds);

const printersAmiss = ({ printers }: HallCondition): readonly Trouble[] =>
  printers.flatMap(({ id, name, status }) =>
    status === 'ready' || status === 'unknown'
      ? []
      : [{ kind: 'printer', grave: status !== 'paper-low', printer: id, name, status } as const],
  );

/** What hangs on serial ports: the clerk's screen and the wall go on without it. */
const serialAmiss = ({ serial = [] }: HallCondition): readonly Trouble[] =>
  serial.filter(isMissing).map((device) => ({ kind: 'serial', grave: false, device }) as const);

const silent = ({ devices }: HallCondition, now: number): readonly Trouble[] =>
  devices
    .filter((device) => isSilent(device, now))
    .map((device) => ({ kind: 'device', grave: false, device }) as const);

/** Calls are chimed and shown, and nobody says them. */
const mute = ({ voiceMissing }: HallCondition): readonly Trouble[] =>
  voiceMissing ? [{ kind: 'voice', grave: false }] : [];

/** The hall goes on without its head office, but for one that is held; two logs under one name are for people to look at. */
const uplinkAmiss = ({ uplink }: HallCondition): readonly Trouble[] =>
  uplink === undefined ? [] : [{ kind: 'uplink', grave: uplink.state === 'forked' || uplink.state === 'held', uplink }];

/** Screens that are connected and do not do their work: calls that nobody sees are grave. */
const amiss = ({ devices }: HallCondition, now: number): readonly Trouble[] =>
  devices
    .filter((device) => !isSilent(device, now))
    .flatMap((device) =>
      device.troubles.map((trouble) => {
        const grave = trouble === 'hidden' || trouble === 'behind';
        return { kind: 'screen', grave, device, trouble } as const;
      }),
    );

/** Whether a screen has not been heard of for so long, at `now` (ms of the server), that it is off, or cut off. */
export function isSilent({ seenAt }: { readonly seenAt: string }, now: number): boolean {
  return now - Date.parse(seenAt) > silentMs;
}

/** A screen that is connected is written down every half a minute, one that has gone is known to have within eight seconds more. */
const silentMs = 75_000;

/** What makes one trouble the same as before. */
export function troubleKey(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'nobody-open':
    case 'all-paused':
      return 'counters';
    case 'calling':
      return `counter ${trouble.counter}`;
    case 'printer':
      return `printer ${trouble.printer}`;
    case 'device':
      return `device ${trouble.device.id}`;
    case 'serial':
      return `serial ${trouble.device.kind} ${trouble.device.id}`;
    case 'voice':
      return 'voice';
    case 'uplink':
      return `uplink ${trouble.uplink.state}`;
    case 'screen':
      return `screen ${trouble.device.id} ${trouble.trouble}`;
  }
}
