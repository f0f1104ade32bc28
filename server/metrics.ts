import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { JobStatus, PrinterStatus } from '../shared/devices/printing.ts';
import type { ScreenTrouble } from '../shared/devices/screen-report.ts';
import type { Clock, ClockStanding } from '../shared/time/clock.ts';
import { linkGauges } from './link/link-metrics.ts';
import type { Store } from './store/store.ts';

/** What Prometheus may ask about: the queue's own counts, and the process with the lag of its event loop. */
export function openMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const tickets = new Counter({ name: 'novbe_tickets_issued_total', help: 'Tickets issued', registers });
  const commits = new Histogram({
    name: 'novbe_commit_duration_seconds',
    help: 'From asking the store to an answer on disk',
    buckets,
    registers,
  });
  const failed = new Counter({ name: 'novbe_commits_failed_total', help: 'Commits that were not stored', registers });
  const events = new Counter({ name: 'novbe_events_total', help: 'Events stored', registers });
  const jobs = new Counter({
    name: 'novbe_print_jobs_total',
    help: 'Print jobs, by what became of them',
    labelNames: ['status'] as const,
    registers,
  });
  const gauge = gaugeIn(registers);
  return {
    ticketsIssued: (count: number) => tickets.inc(count),
    eventsStored: (count: number) => events.inc(count),
    commitTook: (ms: number) => commits.observe(ms / 1000),
    commitFailed: () => failed.inc(),
    printJob: (status: JobStatus, count = 1) => jobs.inc({ status }, count),
    /** What is watched is asked whenever the figures are read. */
    watchSockets: (count: () => number) => gauge('novbe_sockets', 'Screens connected now', count),
    /** When the TLS certificate ends (ms). */
    watchCertificate: (endsAt: () => number) =>
      gauge('novbe_certificate_end_seconds', 'When the TLS certificate in use ends, in seconds since 1970', () =>
        Math.floor(endsAt() / 1000),
      ),
    watchRefusedFiles: (count: () => number) =>
      gauge(
        'novbe_config_files_refused',
        'Configuration files that were edited by hand, are refused and not mended yet',
        count,
      ),
    /** Boards, keypads and scanners that are silent or unplugged. */
    watchHallDevices: (count: () => number) =>
      gauge('novbe_serial_devices_missing', 'Boards, keypads and scanners that do not answer or are unplugged', count),
    watchClock(standing: () => ClockStanding): void {
      gauge(
        'novbe_clock_off_seconds',
        "The machine's clock minus the time that is gone by",
        () => standing().offSeconds,
      );
      gauge('novbe_clock_in_doubt', "1 while the machine's clock does not agree with the time that is gone by", () =>
        standing().state === 'in-doubt' ? 1 : 0,
      );
    },
    ...linkGauges(registers),
    watchHall: (facts: () => Promise<HallFacts>) => watchHall(registers, facts),
    contentType: registry.contentType,
    text: (): Promise<string> => registry.metrics(),
  };
}
const gaugeIn =
  (registers: Registry[]) =>
  (name: string, help: string, value: () => number): void =>
    void new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });

/** The screens that are let in and the printers, of every centre. */
export interface HallFacts {
  readonly devices: readonly {
    readonly centre: string;
    readonly kind: string;
    readonly place: string;
    /** Since it was last known to be connected. */
    readonly silentSeconds: number;
    readonly troubles: readonly ScreenTrouble[];
  }[];
  readonly printers: readonly { readonly centre: string; readonly printer: string; readonly status: PrinterStatus }[];
}

const watchHall = (registers: Registry[], facts: () => Promise<HallFacts>): void => {
  const places = ['centre', 'kind', 'place'];
  const watch = (name: string, help: string, labelNames: string[], values: (facts: HallFacts) => readonly Labelled[]) =>
    void new Gauge({
      ...{ name, help, registers, labelNames },
      async collect() {
        const found = values(await facts());
        this.reset();
        for (const { value, ...labels } of found) this.set(labels, value);
      },
    });
  const silence = 'Since a screen was last known to be connected';
  watch('novbe_device_silent_seconds', silence, places, ({ devices }) =>
    devices.map(({ troubles: _, silentSeconds: value, ...where }) => ({ ...where, value })),
  );
  const wrong = '1 for each thing that a screen says is wrong with it';
  watch('novbe_device_trouble', wrong, [...places, 'trouble'], ({ devices }) =>
    devices.flatMap(({ troubles, silentSeconds: _, ...where }) =>
      troubles.map((trouble) => ({ ...where, trouble, value: 1 })),
    ),
  );
  watch('novbe_printer_status', '1 for the status of a printer', ['centre', 'printer', 'status'], ({ printers }) =>
    printers.map((printer) => ({ ...printer, value: 1 })),
  );
};

type Labelled = { readonly value: number } & { readonly [label: string]: string | number };

export type Metrics = ReturnType<typeof openMetrics>;

/** The same store, with what it does counted. */
export function metered(store: Store, metrics: Metrics, clock: Clock): Store {
  return {
    ...store,
    async commit(centre, knownSeq, decide) {
      const began = clock.now();
      let queued = 0;
      try {
        const done = await store.commit(centre, knownSeq, (locked) => {
          const decided = decide(locked);
          queued = decided.write.jobs.length;
          return decided;
        });
        metrics.commitTook(clock.now() - began);
        metrics.eventsStored(done.stored.length);
        const issued = done.stored.filter(({ event }) => event.type === 'ticket-issued');
        metrics.ticketsIssued(issued.length);
        if (queued > 0) metrics.printJob('queued', queued);
        return done;
      } catch (error) {
        metrics.commitFailed();
        throw error;
      }
    },
    async markJob(id, status, reason, now) {
      await store.markJob(id, status, reason, now);
      metrics.printJob(status);
    },
  };
}

/** Seconds: from a commit on a fast disk to one that waited for the lock. */
const buckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
