import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Centre } from '../shared/centre.ts';
import { openAccess } from './access/access.ts';
import { openNames } from './access/names.ts';
import type { AppParts } from './app.ts';
import { type Centres, openCentres } from './centre/centres.ts';
import { openConfigMarks } from './centre/config-marks.ts';
import { takeDuties } from './centre/duties.ts';
import type { LiveCentre } from './centre/live-centre.ts';
import { type Clock, systemClock } from './clock.ts';
import { openEstimates } from './estimates/estimates.ts';
import { learnInThread } from './estimates/learn-thread.ts';
import { runLearning } from './estimates/nightly.ts';
import { newId } from './ids.ts';
import { openLive } from './live/live.ts';
import { openViewFrames } from './live/view-frames.ts';
import type { Log } from './log.ts';
import { metered, openMetrics } from './metrics.ts';
import { connectPrinters } from './printing/connect.ts';
import { startDrawing } from './printing/drawing.ts';
import { openPrinting } from './printing/print-desks.ts';
import { startReporting } from './reports/report-thread.ts';
import { centreRoutes } from './routes/centres.ts';
import type { Settings } from './settings.ts';
import { startPlanning } from './staffing/planning-thread.ts';
import { openConfigFiles } from './store/config.ts';
import { makeFolder } from './store/durable-file.ts';
import { remembered } from './store/remembered.ts';
import { openSqliteStore } from './store/sqlite/store.ts';

/** All that the server is made of, put together. */
export interface Parts {
  readonly app: AppParts;
  readonly centres: Centres;
  /** The password made for the first user, at the first start without one given. */
  readonly firstPassword: string | null;
  /** To be called once the app is closed. */
  close(): Promise<void>;
}

const dist = join(import.meta.dirname, '../dist');
const sampleFile = join(import.meta.dirname, 'sample/centre.json');

const readTls = async ({ tls }: Settings): Promise<AppParts['tls']> =>
  tls === null ? null : { cert: await readFile(tls.cert), key: await readFile(tls.key) };

/** Opens store, centres, printers and access in DATA_DIR, and begins what must be done by one process at a time. */
export const openParts = async (settings: Settings, log: Log, clock: Clock = systemClock): Promise<Parts> => {
  const { dataDir, publicUrl, trustProxy } = settings;
  const tls = await readTls(settings);
  await makeFolder(dataDir);
  const metrics = openMetrics();
  const file = join(dataDir, 'novbe.db');
  const store = remembered(metered(await openSqliteStore({ file, clock }), metrics, clock));
  const folder = join(dataDir, 'centres');
  const files = await openConfigFiles(folder, clock);
  const marks = await openConfigMarks(folder);
  const sample = JSON.parse(await readFile(sampleFile, 'utf8')) as Centre;
  const centres = await openCentres({ store, files, marks, clock, log, publicUrl, sample });
  const access = openAccess({ store, clock, centreOf: (id) => centres.find(id)?.latest().centre ?? null });
  const first = await access.people.addFirst(settings.adminPassword);
  const drawing = startDrawing();
  const printing = openPrinting({ store, clock, log, drawing, connect: connectPrinters(clock, dataDir) });
  const reporting = startReporting({ file, store, log });
  const planning = startPlanning({ file, log });
  const names = openNames(store, clock);
  const frames = openViewFrames({ store, centres, printing, names, clock, epoch: await store.epoch() });
  const estimates = openEstimates({ store, reporting, runner: learnInThread(file), clock, log });
  const learning = (live: LiveCentre) => runLearning(live, { store, estimates, clock, log });
  const duties = takeDuties({ store, centres, printing, clock, log, learning, owner: newId() });
  const shared = {
    store,
    centres,
    printing,
    reporting,
    planning,
    estimates,
    clock,
    names,
    frames,
    slipFolder: join(dataDir, 'printer'),
  };
  return {
    centres,
    firstPassword: first?.password ?? null,
    app: {
      access,
      log,
      publicUrl,
      trustProxy,
      tls,
      dist,
      metrics,
      knowsCentre: (id) => centres.find(id) !== null,
      async ready() {
        if (centres.list().length === 0) throw new Error('no centre is loaded');
        await store.probe();
      },
      routes: (app) => centreRoutes(app, shared),
      sockets: (app) =>
        openLive({ ...shared, server: app.server, access, log, publicUrl, metrics, behindProxy: trustProxy !== false }),
    },
    async close() {
      await duties.close();
      await estimates.close();
      await centres.close();
      await drawing.close();
      await reporting.close();
      await planning.close();
      await store.close();
    },
  };
};
