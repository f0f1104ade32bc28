import { openConfigSync } from '../../server/centre/config-sync.ts';
import { type LiveCentre, openLiveCentre } from '../../server/centre/live-centre.ts';
import { runDay } from '../../server/jobs/day-clock.ts';
import { type LeasedJob, whileLeased } from '../../server/jobs/lease.ts';
import { createHeadLine } from '../../server/link/head-line.ts';
import { createUplinks, type Uplinks } from '../../server/link/uplink.ts';
import type { UplinkKeys } from '../../server/link/uplink-key.ts';
import type { Log } from '../../server/log.ts';
import type { ConfigFiles } from '../../server/store/config.ts';
import type { Store } from '../../server/store/store.ts';
import { correctCentre } from '../../server/time/correcting.ts';
import { openTimekeeper } from '../../server/time/timekeeper.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { chanceOf } from './chance.ts';
import type { Computer, Life } from './computer.ts';
import type { Disk } from './disk.ts';
import { officeUrl } from './head-office.ts';
import type { Site } from './site.ts';
import type { Wire } from './wire.ts';
import type { World } from './world.ts';

/** A branch's server as it runs. */
export interface RunningBranch {
  readonly life: Life;
  readonly store: Store;
  readonly live: LiveCentre;
  readonly uplinks: Uplinks;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly isAsleep: () => boolean;
}

/** A branch: its servers, two in some countries, on one store. */
export interface Branch {
  readonly centre: string;
  readonly disk: Disk;
  readonly servers: readonly Site<RunningBranch>[];
}

export interface BranchParts {
  readonly world: World;
  readonly computer: Computer;
  readonly disk: Disk;
  readonly wire: Wire;
  readonly log: Log;
  readonly centre: string;
  /** The files beside its database. */
  readonly files: BranchFiles;
  /** No other server has its store. */
  readonly isAlone: boolean;
  /** It goes by the clock on the wall, whatever that shows. */
  readonly believesClock: boolean;
}

/** Starts a branch's server, as `server/main.ts` does, with what one process does for its centre. */
export async function startBranch(parts: BranchParts, life: Life): Promise<RunningBranch> {
  const { world, computer, disk, log, centre, files, wire } = parts;
  const store = await disk.mount(life);
  const machine = computer.machine(life);
  const { after } = computer.timers(life);
  const timekeeper = await openTimekeeper({ store, machine, log });
  const wall = { now: () => Math.floor(machine.wall()), after };
  const clock = parts.believesClock ? wall : { now: timekeeper.now, after };
  const steady = parts.believesClock ? wall : { now: timekeeper.steady.now, after };
  const turn = (): Promise<void> => new Promise((resolve) => void after(1, resolve));
  const { heed } = timekeeper;
  const live = await openLiveCentre({ id: centre, store, clock, log, publicUrl: null, heed, turn });
  timekeeper.onCorrection((correction) => correctCentre(live, correction, clock));
  await timekeeper.look();
  if (!parts.believesClock) timekeeper.begin();
  const { newId, ...chance } = chanceOf(world, computer, life);
  const { configure } = openConfigSync({
    ...{ files: files.configuration, marks: files.marks, clock, log, calendars: { version: () => null } },
    ...{ printerNetworks: () => true, open: async () => live, find: () => live },
  });
  const line = createHeadLine({ url: officeUrl, clock: steady, send: wire.from(computer, life) });
  const way = { store, clock: steady, now: clock.now, configure, log, keys: files.keys, holds: noHolds, line };
  const uplinks = createUplinks({ ...way, chance: { ...chance, newId } });
  const begun: LeasedJob[] = [];
  // Signals that nobody aborts would keep all of a world in memory after its end.
  life.onEnd(() => begun.forEach((job) => void job.close()));
  const begin = (): LeasedJob => {
    // What is looked at each second is looked at each twenty.
    const day = runDay(live, { now: clock.now, after: (ms, run) => after(ms * 20, run) }, log);
    const bringing = uplinks.attend(live);
    const job = { close: async () => void (await Promise.all([bringing.close(), day.close()])) };
    begun.push(job);
    return job;
  };
  if (parts.isAlone) begin();
  else whileLeased({ store, clock, log, name: `centre:${centre}`, owner: newId(), begin });
  return { life, store, live, uplinks, clock, newId, isAsleep: computer.isAsleep };
}

/** No branch of this country is put back to a copy. */
const noHolds = { isHeld: () => false, release: async () => false };

export interface BranchFiles {
  readonly keys: UplinkKeys;
  readonly configuration: ConfigFiles;
  readonly marks: {
    read(centre: string): Promise<string | null>;
    write(centre: string, digest: string): Promise<void>;
  };
}

/** Files that are replaced at once, and are there whatever becomes of the computer. */
export function createFiles(): BranchFiles {
  const [keys, documents, marks] = [new Map<string, string>(), new Map<string, unknown>(), new Map<string, string>()];
  return {
    keys: {
      read: async (centre) => keys.get(centre) ?? null,
      keep: async (centre, key) => void keys.set(centre, key),
      forget: async (centre) => void keys.delete(centre),
    },
    configuration: {
      read: async (centre) => documents.get(centre) ?? null,
      write: async (centre, document) => void documents.set(centre, document),
      list: async () => [...documents.keys()],
      misnamed: async () => [],
      changedAt: async () => null,
      watch: () => ({ close: () => undefined }),
    },
    marks: {
      read: async (centre) => marks.get(centre) ?? null,
      write: async (centre, digest) => void marks.set(centre, digest),
    },
  };
}
