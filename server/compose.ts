import { join } from 'node:path';
import type { Clock } from '../shared/time/clock.ts';
import { firstPasswordFile } from './access/first-password-file.ts';
import type { Cost } from './access/passwords.ts';
import type { AppParts } from './app.ts';
import { assemble } from './assemble.ts';
import { systemClock } from './async/clock.ts';
import type { Centres } from './centre/centres.ts';
import type { DemoSign } from './demo.ts';
import { type Certificate, openCertificate } from './http/certificate.ts';
import { learnInThread } from './jobs/training-thread.ts';
import type { Log } from './log.ts';
import { metered, openMetrics } from './metrics.ts';
import { startReporting } from './reports/report-thread.ts';
import { sampleCentre } from './sample/sample-centre.ts';
import type { Settings } from './settings.ts';
import { startPlanning } from './staffing/planning-thread.ts';
import { remembered } from './store/credential-cache.ts';
import { makeFolder } from './store/durable-file.ts';
import { openStore, storePlace } from './store/place.ts';
import { keepPrivate } from './store/private-files.ts';
import { searchingApart } from './store/sqlite/search-thread.ts';
import { type Machine, thisMachine } from './time/machine.ts';
import { openTimekeeper } from './time/timekeeper.ts';

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

export interface PartOptions {
  /** How hard passwords are to try, unless as usual. */
  readonly cost?: Cost | undefined;
  /** Where it is a demo: what its screens say. */
  readonly demo?: DemoSign | undefined;
}

/** Opens the server's parts on the store of these settings, and begins what must be done by one process at a time. */
export async function openParts(
  settings: Settings,
  log: Log,
  time: Machine | Clock = thisMachine(),
  { cost, demo }: PartOptions = {},
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
  const place = storePlace(settings);
  const opened = await openStore(place);
  const searching = 'file' in place ? searchingApart(opened, { ...place, log }) : opened;
  const store = remembered(metered(searching, metrics, systemClock));
  const timekeeper = 'boot' in time ? await openTimekeeper({ store, machine: time, log }) : undefined;
  const clock = timekeeper ?? ownClock;
  current = clock;
  const reporting = startReporting({ ...place, store, log });
  const planning = startPlanning({ ...place, log });
  const runner = learnInThread(place);
  const parts = await assemble({
    store,
    reporting,
    planning,
    runner,
    settings,
    sample: sampleCentre,
    clock,
    log,
    metrics,
    timekeeper,
    certificate: certificate ?? undefined,
    ...(cost === undefined ? {} : { cost }),
    demo: demo ?? null,
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

const dist = join(import.meta.dirname, '../dist');
