import type { UplinkTrouble } from '../country/link.ts';
import type { SerialDevice } from '../devices/serial.ts';
import { duration } from '../reports/figure-words.ts';
import type { manager } from '../text/az.ts';
import { clockTime, dateIn, localTime, type Words } from '../words.ts';
import type { Trouble } from './hall-troubles.ts';

type ManagerWords = Words<typeof manager>;

/** What is wrong in a hall, and what to do about it, in the manager's words. `now` in ms since 1970. */
export function troubleTold(
  trouble: Trouble,
  words: ManagerWords,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): readonly [what: string, todo: string] {
  const { troubles } = words.now;
  switch (trouble.kind) {
    case 'uplink':
      return uplinkTold(trouble.uplink, troubles);
    case 'nobody-open':
      return [troubles.nobodyOpen(trouble.waiting), troubles.nobodyOpenTodo];
    case 'all-paused':
      return [troubles.allPaused(trouble.waiting), troubles.allPausedTodo];
    case 'calling':
      return [
        troubles.calling(trouble.counterName, trouble.number, duration(trouble.seconds, words)),
        troubles.callingTodo,
      ];
    case 'printer':
      return [
        troubles.printer(trouble.name, words.printers.statuses[trouble.status]),
        troubles.printerTodo[trouble.status],
      ];
    case 'serial':
      return serialTold(trouble.device, troubles);
    case 'voice':
      return [troubles.voice, troubles.voiceTodo];
    case 'device': {
      const { kind, name, seenAt } = trouble.device;
      const since = lastSeen(Date.parse(seenAt), { now, timeZone }, words);
      return [troubles.device(words.devices.kinds[kind], name, since), troubles.deviceTodo];
    }
    case 'screen': {
      const { kind, name } = trouble.device;
      const what = words.devices.troubles[trouble.trouble];
      return [troubles.screen(words.devices.kinds[kind], name, what), troubles.screenTodo[trouble.trouble]];
    }
  }
}

const serialTold = (
  { name, status }: SerialDevice,
  { serial, serialTodo }: ManagerWords['now']['troubles'],
): readonly [string, string] => [serial(name), serialTodo[status === 'unplugged' ? status : 'silent']];

const uplinkTold = (
  { state, code }: UplinkTrouble,
  { uplink, uplinkTodo }: ManagerWords['now']['troubles'],
): readonly [string, string] => [uplink[state](code ?? ''), uplinkTodo[state]];

type At = { readonly now: number; readonly timeZone: string };
const lastSeen = (at: number, { now, timeZone }: At, words: ManagerWords): string =>
  dateIn(at, timeZone) === dateIn(now, timeZone) ? clockTime(at, timeZone) : dayAndTime(at, timeZone, words);

const dayAndTime = (at: number, timeZone: string, words: ManagerWords): string => {
  const { day, month } = localTime(at, timeZone);
  return `${words.shortDate(day, month)}, ${clockTime(at, timeZone)}`;
};
