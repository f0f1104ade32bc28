import { dateAt, instantOf } from '../../engine/queue/business-day.ts';
import type { Cost } from '../../server/access/passwords.ts';
import type { Log } from '../../server/log.ts';
import { type Serving, serve } from '../../server/main.ts';
import type { Settings } from '../../server/settings.ts';
import { type Machine, thisMachine } from '../../server/time/machine.ts';
import { minuteMs } from '../../shared/time/durations.ts';
import { type Asked, type Asker, openAsking } from './asking.ts';
import { demoCentre } from './demo-centre.ts';
import { type FolderParts, prepareFolder } from './demo-folder.ts';
import type { Tally } from './demo-hall.ts';
import { type DemoMachine, demoMachine } from './demo-machine.ts';
import { type Life, openLife } from './life.ts';
import { addPeople, type DemoKept, guests, personOf, readKept } from './people.ts';

/** A server with a day under way, and those who live it. */
export interface Demo {
  readonly serving: Serving;
  readonly machine: DemoMachine;
  /** Where its pages begin, for this machine. */
  readonly base: string;
  readonly kept: DemoKept;
  readonly tally: Tally;
  /** Its people stand still; its screens stay on. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

export interface DemoParts extends Pick<FolderParts, 'pastDays' | 'seed' | 'onDay'> {
  readonly settings: Settings;
  readonly log: Log;
  /** How many times as fast its time passes. */
  readonly speed: number;
  /** What the demo's time is taken from; the real machine unless given. */
  readonly real?: Machine;
  /** Whether screens and slips say that it is a demo; they do unless this is false, as where pictures are taken. */
  readonly isTold?: boolean;
  /** How hard passwords are to try, unless as usual. */
  readonly cost?: Cost;
  readonly onAsked?: (asked: Asked) => void;
  /** Given what ends it in good order, before the server says that it listens. */
  readonly beforeListening?: (close: () => Promise<void>) => void;
  /** Told once the server listens: the hall does not live yet. */
  readonly onListening?: (serving: Serving) => void;
}

/** Opens it; resolves once the hall is as in the middle of a busy hour. */
export async function openDemo(parts: DemoParts): Promise<Demo> {
  const { settings, log, real = thisMachine() } = parts;
  const folder = settings.dataDir;
  const now = Math.floor(real.wall());
  const last = await prepareFolder({ ...parts, folder, now });
  const kept = await readKept(folder);
  const { begins, lives, isEmpty } = spanOf(now, last);
  const machine = demoMachine(begins, real);
  const admin = personOf(kept, 'admin');
  const adminPassword = settings.adminPassword ?? admin.password;
  let life: Life | null = null;
  let close = (): Promise<void> => Promise.resolve();
  const serving = await serve({ ...settings, databaseUrl: null, adminPassword }, log, machine.machine, {
    ...(parts.cost === undefined ? {} : { cost: parts.cost }),
    ...(parts.isTold === false ? {} : { demo: { signIns: settings.adminPassword === null ? guests(kept) : [] } }),
    beforeListening(closeServer) {
      close = async () => {
        await life?.close();
        await closeServer();
      };
      parts.beforeListening?.(close);
    },
  });
  try {
    parts.onListening?.(serving);
    const base = baseOf(settings, serving.port);
    await addThem(base, { name: admin.user, password: adminPassword }, kept);
    life = await openLife({ ...parts, base, folder, kept, machine });
    const onTime = Math.max(lives, real.wall());
    await life.begin(onTime, isEmpty);
    return { serving, machine, base, kept, tally: life.tally, rest: life.rest, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** So long before the present the hall is filled (ms). */
const runUpMs = 50 * minuteMs;
/** Who has waited for longer than this while the demo was not running has gone home (ms). */
const patienceMs = 15 * minuteMs;

/** From when on the day is lived through, and until when its time is put ahead; `last` is what the log has come to. */
const spanOf = (now: number, last: number) => {
  const { timeZone } = demoCentre;
  const midnight = instantOf(dateAt(now, timeZone), '00:00', timeZone) + 2000;
  const begins = Math.max(last + 1, Math.min(now, Math.max(midnight, now - runUpMs)));
  return { begins, lives: Math.max(begins, now), isEmpty: begins - last > patienceMs };
};

const everywhere = new Set(['0.0.0.0', '::', '[::]']);

/** The server's address for a program on this machine. */
const baseOf = ({ host, tls }: Settings, port: number): string => {
  const own = everywhere.has(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `${tls === null ? 'http' : 'https'}://${own}:${port}`;
};

/** Once, as long as the first administrator's sign-in is as it was. */
const addThem = async (base: string, admin: Asker, { people }: DemoKept): Promise<void> => {
  const asking = openAsking(base, demoCentre.id);
  try {
    await addPeople(asking, admin, people);
  } finally {
    asking.close();
  }
};
