import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { isBusy } from '../engine/queue/lookup.ts';
import type { FactorRule } from '../shared/access.ts';
import type { Centre } from '../shared/centre.ts';
import type { Clock } from '../shared/clock.ts';
import type { ClockStanding } from '../shared/views.ts';
import { openAccess } from './access/access.ts';
import { createDisplayNames } from './access/display-names.ts';
import { firstPasswordFile } from './access/first-password-file.ts';
import type { Cost } from './access/passwords.ts';
import { strictestRule } from './access/second-factor.ts';
import type { AppParts } from './app.ts';
import { systemClock } from './async/clock.ts';
import { type Centres, openCentres } from './centre/centres.ts';
import { openConfigDigests } from './centre/config-digests.ts';
import type { LiveCentre } from './centre/live-centre.ts';
import { openPastNames } from './centre/past-names.ts';
import { type Certificate, openCertificate } from './http/certificate.ts';
import { allowanceOf } from './http/limits.ts';
import { newId } from './ids.ts';
import { openEstimates } from './jobs/estimates.ts';
import type { LeasedJob } from './jobs/lease.ts';
import { runLeasedJobs } from './jobs/leased-jobs.ts';
import { runLearning } from './jobs/nightly-training.ts';
import type { LearnRunner } from './jobs/training.ts';
import { learnInThread } from './jobs/training-thread.ts';
import { openLive } from './live/live.ts';
import { createViewBuilder } from './live/view-builder.ts';
import type { Log } from './log.ts';
import { type Metrics, metered, openMetrics } from './metrics.ts';
import { networksOf, privateNetworks } from './networks.ts';
import { connectPrinters } from './printing/connect.ts';
import { type Drawing, startDrawing } from './printing/drawing.ts';
import { openPrinting } from './printing/spoolers.ts';
import type { Reach } from './printing/tcp.ts';
import { clearPictures } from './printing/virtual.ts';
import { startReporting } from './reports/report-thread.ts';
import type { Reporting } from './reports/reporting.ts';
import { centreRoutes } from './routes/centres.ts';
import { isTrial, type Settings } from './settings.ts';
import type { Planning } from './staffing/planning.ts';
import { startPlanning } from './staffing/planning-thread.ts';
import { openConfigFiles } from './store/config.ts';
import { remembered } from './store/credential-cache.ts';
import { makeFolder } from './store/durable-file.ts';
import { keepPrivate } from './store/private-files.ts';
import { openSqliteStore } from './store/sqlite/store.ts';
import type { Store } from './store/store.ts';
import { correctCentre } from './time/correcting.ts';
import { type Machine, thisMachine } from './time/machine.ts';
import { openTimekeeper, type Timekeeper } from './time/timekeeper.ts';

/** All that the server is made of, put together. */
export interface Parts {
  /** The time that all of it goes by. */
  readonly clock: Clock;
  readonly app: AppParts;
  readonly centres: Centres;
  /** The password made for the first user, until it has been used, and the file that it stands in. */
  readonly firstPassword: { readonly password: string; readonly file: string } | null;
  /** null = plain http. */
  readonly certificate: Certificate | null;
  /** To be called once the app is closed. */
  close(): Promise<void>;
}

/** What all else stands on. */
export interface Ground {
  /** Open, like the three below; closed with the rest. */
  readonly store: Store;
  readonly reporting: Reporting;
  readonly planning: Planning;
  readonly runner: LearnRunner;
  readonly settings: Pick<Settings, 'dataDir' | 'publicUrl' | 'trustProxy'> &
    Partial<Pick<Settings, 'host' | 'printerNetworks'>>;
  /** The centre put into a DATA_DIR without any. */
  readonly sample: Centre;
  readonly clock: Clock;
  /** What the clock is, where it keeps the time of a machine; absent = one that is never in doubt. */
  readonly timekeeper?: Timekeeper | undefined;
  /** Absent = plain http. */
  readonly certificate?: Pick<Certificate, 'ending'> | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Draws the slips, for several grounds of one process; absent = one of its own, closed with the rest. */
  readonly drawing?: Drawing;
  /** How hard passwords are to try, unless as usual. */
  readonly cost?: Cost;
}

/** Opens centres, access, printers and views on this ground; what one process at a time does begins with `runLeasedJobs`. */
export async function assemble(ground: Ground) {
  const { store, reporting, planning, runner, settings, sample, clock, log, metrics, cost } = ground;
  const { dataDir, publicUrl, trustProxy } = settings;
  const trial = isTrial({ host: '127.0.0.1', ...settings }) ? sample.id : null;
  const { timekeeper } = ground;
  const standing = timekeeper?.standing ?? (() => sure);
  // What is kept in memory for a while goes by a clock that is not corrected.
  const steady = timekeeper?.steady ?? clock;
  metrics.watchClock(standing);
  const folder = join(dataDir, 'centres');
  const printerNetworks = networksOf(settings.printerNetworks ?? privateNetworks) ?? (() => false);
  const files = await openConfigFiles(folder, clock);
  const marks = await openConfigDigests(folder);
  const centres = await openCentres({
    store,
    files,
    marks,
    clock,
    log,
    publicUrl,
    printerNetworks,
    sample,
    heed: timekeeper?.heed,
  });
  metrics.watchRefusedFiles(() => centres.refused().length);
  timekeeper?.onCorrection(async (correction) => {
    for (const live of centres.list()) await correctCentre(live, correction, clock);
  });
  // A correction that its process did not bring to its end is brought there before anything else happens.
  await timekeeper?.look();
  const centreOf = (id: string): Centre | null => centres.find(id)?.latest().centre ?? null;
  const isServing = (user: string): boolean => centres.list().some((live) => isBusy(live.latest(), user));
  const factorRule = (id: string | null): FactorRule =>
    strictestRule(
      centres.list().flatMap((live) => {
        const { centre } = live.latest();
        return centre !== null && (id === null || id === live.id) ? [centre] : [];
      }),
    );
  const first = firstPasswordFile(dataDir);
  const onFirstSignIn = (): Promise<void> =>
    first.remove().catch((error: unknown) => log.warn({ err: error }, 'the first password could not be removed'));
  const access = openAccess({
    store,
    clock,
    steady,
    centreOf,
    trial,
    factorRule,
    isServing,
    onFirstSignIn,
    ...(cost === undefined ? {} : { cost }),
  });
  const reach: Reach = {
    networks: printerNetworks,
    onForbidden: (host, address) =>
      log.warn({ host, address }, 'a printer is not connected to: PRINTER_NETWORKS does not allow its address'),
  };
  const drawing = ground.drawing ?? startDrawing();
  const printing = openPrinting({ store, clock, log, drawing, connect: connectPrinters(steady, dataDir, reach) });
  const names = createDisplayNames(store, steady);
  const pastNames = openPastNames(store);
  const views = createViewBuilder({
    store,
    centres,
    printing,
    names,
    clock,
    standing,
    certificate: () => ground.certificate?.ending() ?? null,
    epoch: await store.epoch(),
  });
  const estimates = openEstimates({ store, reporting, runner, centres, clock, steady, log });
  const learning = (live: LiveCentre) => runLearning(live, { store, estimates, centres, clock, log });
  const slipFolder = join(dataDir, 'printer');
  const shared = {
    store,
    audit: access.audit,
    centres,
    printing,
    reporting,
    planning,
    estimates,
    clock,
    names,
    pastNames,
    views,
    slipFolder,
  };
  let jobs: LeasedJob | null = null;
  return {
    files,
    centres,
    access,
    printing,
    app: {
      access,
      log,
      publicUrl,
      trustProxy,
      metrics,
      standing,
      knowsCentre: (id: string) => centres.find(id) !== null,
      pastNames,
      async ready() {
        if (centres.list().length === 0) throw new Error('no centre is loaded');
        await store.probe();
        const refusing = centres.list().find((live) => !live.canStore());
        if (refusing !== undefined) throw new Error(`${refusing.id} has not been able to store yet`);
      },
      routes: (app: FastifyInstance) => centreRoutes(app, shared),
      sockets: (app: FastifyInstance) =>
        openLive({
          ...shared,
          clock: steady,
          server: app.server,
          access,
          log,
          publicUrl,
          metrics,
          trustProxy,
          allows: allowanceOf(app),
        }),
    },
    runJobs(): void {
      timekeeper?.begin();
      const pictures = (over: Parameters<typeof clearPictures>[1]) => clearPictures(slipFolder, over);
      jobs = runLeasedJobs({ ...shared, log, learning, owner: newId(), clearPictures: pictures });
    },
    /** To be called once the app is closed. */
    async close(): Promise<void> {
      await jobs?.close();
      await timekeeper?.close();
      await estimates.close();
      await centres.close();
      if (ground.drawing === undefined) await drawing.close();
      await reporting.close();
      await planning.close();
      await store.close();
    },
  };
}

/** Opens the server's parts on the store in DATA_DIR, and begins what must be done by one process at a time. */
export async function openParts(
  settings: Settings,
  log: Log,
  time: Machine | Clock = thisMachine(),
  cost?: Cost,
): Promise<Parts> {
  const files = settings.tls;
  const ownClock = 'boot' in time ? systemClock : time;
  let current = ownClock;
  const latest: Clock = { now: () => current.now(), after: (ms, run) => current.after(ms, run) };
  const certificate = files === null ? null : await openCertificate({ files, clock: latest, log });
  await makeFolder(settings.dataDir);
  const wide = await keepPrivate(settings.dataDir);
  if (wide.length > 0) log.warn({ paths: wide }, 'others may read these: they could not be made private');
  const metrics = openMetrics();
  if (certificate !== null) metrics.watchCertificate(certificate.endsAt);
  const file = join(settings.dataDir, 'novbe.db');
  const store = remembered(metered(await openSqliteStore({ file }), metrics, systemClock));
  const timekeeper = 'boot' in time ? await openTimekeeper({ store, machine: time, log }) : undefined;
  const clock = timekeeper ?? ownClock;
  current = clock;
  const sample = JSON.parse(await readFile(sampleFile, 'utf8')) as Centre;
  const reporting = startReporting({ file, store, log });
  const planning = startPlanning({ file, log });
  const runner = learnInThread(file);
  const parts = await assemble({
    store,
    reporting,
    planning,
    runner,
    settings,
    sample,
    clock,
    log,
    metrics,
    timekeeper,
    certificate: certificate ?? undefined,
    ...(cost === undefined ? {} : { cost }),
  });
  const first = firstPasswordFile(settings.dataDir);
  const password = await parts.access.first.ensure(settings.adminPassword, first);
  parts.runJobs();
  return {
    clock,
    centres: parts.centres,
    firstPassword: password === null ? null : { password, file: first.path },
    app: { ...parts.app, tls: certificate?.pem ?? null, dist },
    certificate,
    async close() {
      await certificate?.close();
      await parts.close();
    },
  };
}

const sure: ClockStanding = { state: 'sure', offSeconds: 0 };

const dist = join(import.meta.dirname, '../dist');
const sampleFile = join(import.meta.dirname, 'sample/centre.json');
