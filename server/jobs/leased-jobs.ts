import type { Clock } from '../../shared/time/clock.ts';
import type { Calendars } from '../calendar/calendars.ts';
import type { Centres } from '../centre/centres.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { Forms } from '../forms/forms.ts';
import type { Uplinks } from '../link/uplink.ts';
import type { Log } from '../log.ts';
import type { Printing } from '../printing/spoolers.ts';
import type { Registers } from '../registers/registers.ts';
import type { HallDevices } from '../serial/hall-devices.ts';
import type { QueueStore } from '../store/store.ts';
import { runCases } from './case-clock.ts';
import { runDay } from './day-clock.ts';
import { runDeciding } from './deciding.ts';
import { runDocuments } from './documents.ts';
import { runErasing } from './erasing.ts';
import { type LeasedJob, whileLeased } from './lease.ts';
import { runSeats } from './seat-clock.ts';

export interface LeasedJobsParts {
  readonly store: QueueStore;
  /** Takes away those pictures of slips that `over` names of the jobs that there are. */
  readonly clearPictures: (over: (jobs: readonly string[]) => Promise<readonly string[]>) => Promise<void>;
  readonly centres: Centres;
  readonly printing: Printing;
  readonly hallDevices: Pick<HallDevices, 'attend'>;
  readonly clock: Clock;
  readonly log: Log;
  /** What the tables of applications ask. */
  readonly registers: Registers;
  readonly calendars: Pick<Calendars, 'find'>;
  readonly forms: Pick<Forms, 'find'>;
  /** Learns a centre's waits each night. */
  readonly learning: (live: LiveCentre) => LeasedJob;
  /** Sends what a centre's outbox holds. */
  readonly sending: (live: LiveCentre) => LeasedJob;
  /** Tells of what is wrong in a centre's hall. */
  readonly alerting: (live: LiveCentre) => LeasedJob;
  /** Brings a centre's log to the head office, where there is one. */
  readonly uplinks: Pick<Uplinks, 'attend'>;
  /** This process, unlike any other of the database. */
  readonly owner: string;
}

/** What one process at a time does: for each centre its printers, its serial ports and its business day, for all of them the erasing. */
export function runLeasedJobs(parts: LeasedJobsParts): LeasedJob {
  const { centres, printing, hallDevices, store, clock, log } = parts;
  const held: LeasedJob[] = [];
  const attend = (live: LiveCentre): LeasedJob =>
    together([
      printing.attend(live),
      hallDevices.attend(live),
      runDay(live, clock, log),
      runSeats(live, store, clock, log),
      runCases(live, parts),
      runDeciding(live, parts),
      runDocuments(live, parts),
      parts.learning(live),
      parts.sending(live),
      parts.alerting(live),
      parts.uplinks.attend(live),
    ]);
  const opened = centres.onOpen((live) => {
    held.push(whileLeased({ ...parts, name: `centre:${live.id}`, begin: () => attend(live) }));
  });
  held.push(runErasingAlone(parts));
  return {
    async close() {
      opened.close();
      await together(held).close();
    },
  };
}

/** At a head office nothing is done for a centre: its own server does it. */
export function runErasingAlone(parts: LeasedJobsParts): LeasedJob {
  return whileLeased({ ...parts, name: 'erasing', begin: () => runErasing(parts) });
}

const together = (jobs: readonly LeasedJob[]): LeasedJob => ({
  async close() {
    await Promise.all(jobs.map((job) => job.close()));
  },
});
