import type { LocalText } from '../../shared/centre/centre.ts';
import type { RefusedFile } from '../../shared/notices/server-notices.ts';
import type { Result } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { openBackground } from '../async/background.ts';
import { every } from '../async/repeat.ts';
import type { Calendars } from '../calendar/calendars.ts';
import type { Log } from '../log.ts';
import type { Networks } from '../networks.ts';
import type { ConfigFiles } from '../store/config.ts';
import type { QueueStore } from '../store/store.ts';
import type { ConfigDigests } from './config-digests.ts';
import {
  type AddRequest,
  type ConfigRequest,
  type ConfigSync,
  type Configured,
  centreOfFile,
  openConfigSync,
} from './config-sync.ts';
import type { Progress } from './follow-log.ts';
import type { LiveCentre, LiveCentreParts } from './live-centre.ts';
import { openRoster, type Roster } from './roster.ts';

/** Every centre of this server, open. */
export interface Centres {
  find(id: string): LiveCentre | null;
  /** In order of their ids. */
  list(): readonly LiveCentre[];
  /** Puts a document in force; resolves once the log and the file have it. */
  configure(id: string, request: ConfigRequest): Promise<Result<Configured>>;
  /** Opens another centre with this document; refuses `centre-exists` where there is one, or a file of its name. */
  add(id: string, request: AddRequest): Promise<Result<Configured>>;
  /** The files of configuration edited by hand that are refused: this centre's and those of no open centre; all without an id. */
  refused(id?: string): readonly RefusedFile[];
  /** Calls `run` for each centre that is open, and for each that appears later. */
  onOpen(run: (live: LiveCentre) => void): { close(): void };
  /** Takes in what has been stored of a centre, opening it if it is new; what is known of it need not be read. */
  arrived(id: string, known?: Progress): void;
  close(): Promise<void>;
}

/** Those that are not put away, by name. */
export function centresInUse(
  list: readonly LiveCentre[],
): readonly { readonly id: string; readonly name: LocalText }[] {
  const inUse = list.filter((live) => !live.latest().archived);
  return inUse.map((live) => ({ id: live.id, name: live.latest().centre?.name ?? {} }));
}

export interface CentresParts {
  readonly store: QueueStore;
  readonly files: ConfigFiles;
  readonly marks: ConfigDigests;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl: string | null;
  /** Slips say that this is a demo. */
  readonly demo?: boolean | undefined;
  readonly printerNetworks: Networks;
  readonly calendars: Pick<Calendars, 'version'>;
  readonly heed?: LiveCentreParts['heed'] | undefined;
  readonly isHeld?: LiveCentreParts['isHeld'] | undefined;
  readonly calendar?: LiveCentreParts['calendar'];
  /** Installed where there is no centre at all. */
  readonly sample: { readonly id: string };
}

/**
 * Opens all centres: those that have a log and those that have a file. Takes in what was edited by hand, before or during
 * the run, and the centres that other processes add. Installs the sample where there is nothing.
 */
export async function openCentres(parts: CentresParts): Promise<Centres> {
  const { store, files } = parts;
  const roster = openRoster(parts);
  const sync = openConfigSync({ ...parts, open: roster.open, find: roster.find });
  const known = await store.centres();
  const onFile = await files.list();
  if (known.length === 0 && onFile.length === 0) await installSample(parts, sync);
  for (const id of known) await roster.open(id);
  for (const id of new Set([...known, ...onFile])) await sync.sync(id);
  const followed = followAll(parts, roster, sync);
  return {
    find: roster.find,
    list: roster.list,
    configure: sync.configure,
    add: sync.add,
    refused: (id) =>
      sync.refused().filter(({ file }) => {
        const owner = centreOfFile(file);
        return id === undefined || owner === id || owner === null || roster.find(owner) === null;
      }),
    onOpen: roster.onOpen,
    arrived: roster.arrived,
    async close() {
      for (const one of followed) await one.close();
      await sync.settled();
      await roster.close();
    },
  };
}

/** How often a refused file is looked at again (ms). */
const againMs = 3000;

const atStart = { kind: 'system', id: 'start', role: 'system' } as const;

const installSample = async ({ log, sample }: CentresParts, sync: ConfigSync): Promise<void> => {
  const request = { document: sample, by: atStart, source: 'install', onVersion: 0 } as const;
  const installed = await sync.configure(sample.id, request);
  if (installed.ok) log.info({ centre: sample.id }, 'the sample centre is installed');
};

/** What makes file and log differ during the run: edits by hand, and what other processes write. */
const followAll = ({ store, files, clock, log }: CentresParts, roster: Roster, sync: ConfigSync) => {
  const background = openBackground();
  const onFault = (error: unknown): void => log.error({ err: error }, 'cannot look for new centres');
  const lookForNew = async (): Promise<void> => {
    for (const id of await store.centres()) await roster.open(id);
  };
  return [
    every(clock, againMs, sync.lookAgain),
    files.watch((id) => void sync.sync(id)),
    roster.onOpen((live) => {
      live.onChange(({ events }) => {
        if (events.some(({ type }) => type === 'centre-configured'))
          void background.run(() => sync.sync(live.id), onFault);
      });
    }),
    store.onExternalChange(() => {
      void background.run(lookForNew, onFault);
    }),
    background,
  ];
};
