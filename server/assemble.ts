import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { isBusy } from '../engine/queue/lookup.ts';
import type { FactorRule } from '../shared/access.ts';
import { isMissing } from '../shared/devices/serial.ts';
import type { Clock, ClockStanding } from '../shared/time/clock.ts';
import { openAccess } from './access/access.ts';
import { openCallsSecret } from './access/calls-secret.ts';
import { citizenTimes } from './access/citizen-code.ts';
import { openCitizens } from './access/citizens.ts';
import { createDisplayNames } from './access/display-names.ts';
import { firstPasswordFile } from './access/first-password-file.ts';
import { openPersonKey } from './access/person-key.ts';
import { strictestRule } from './access/second-factor.ts';
import { alertingBy } from './alerts/centre-alerts.ts';
import { followCalendars } from './calendar/follow-calendars.ts';
import { type Centres, centresInUse } from './centre/centres.ts';
import type { LiveCentre } from './centre/live-centre.ts';
import { openPastNames } from './centre/past-names.ts';
import { type OpenedCentres, openCentresOn, printerNetworksOf } from './centres-on.ts';
import type { Ground } from './ground.ts';
import { watchHalls } from './hall-metrics.ts';
import { allowanceOf } from './http/limits.ts';
import { newId } from './ids.ts';
import { openEstimates } from './jobs/estimates.ts';
import type { LeasedJob } from './jobs/lease.ts';
import { runErasingAlone, runLeasedJobs } from './jobs/leased-jobs.ts';
import { runLearning } from './jobs/nightly-training.ts';
import { serialLine } from './line/serial.ts';
import type { Reach } from './line/tcp.ts';
import { openLink } from './link/open-link.ts';
import { createCountryBoard } from './live/country-board.ts';
import { openLive } from './live/live.ts';
import { createViewBuilder } from './live/view-builder.ts';
import { openMedia } from './media/open-media.ts';
import { sendingBy } from './notices/centre-sending.ts';
import { connectPrinters } from './printing/connect.ts';
import { type Drawing, startDrawing } from './printing/drawing.ts';
import { openPrinting } from './printing/spoolers.ts';
import { clearPictures } from './printing/virtual.ts';
import { drawingWithLogos } from './printing/with-logos.ts';
import { openPushKeys } from './push/push-keys.ts';
import { publicPushServices } from './push/push-services.ts';
import { openPushing, type Pushing } from './push/pushing.ts';
import { createReadiness } from './readiness.ts';
import { openRegisters } from './registers/open-registers.ts';
import { withPractice } from './registers/practice.ts';
import { openFiling } from './reports/files/filing.ts';
import { createDocumentChecks } from './routes/cases/check-document.ts';
import { shownList } from './routes/cases/citizen-list.ts';
import { centreRoutes } from './routes/centres.ts';
import { createHallDevices } from './serial/hall-devices.ts';
import type { HallDeviceParts } from './serial/parts.ts';
import { isTrial } from './settings.ts';
import { isVoiceMissing, openVoice } from './voice/voice.ts';

/** Opens centres, access, printers and views on this ground; what one process at a time does begins with `runJobs`. */
export async function assemble(ground: Ground) {
  const { store, log, timekeeper } = ground;
  ground.metrics.watchClock(standingOf(ground));
  const { files, centres, holds, calendars, forms, tableFiles } = await openCentresOn(ground);
  const isHeadOffice = ground.settings.headOffice === true;
  const following = isHeadOffice ? calendars : followCalendars({ store, calendars, centres, clock: ground.clock, log });
  const access = openAccessOn(ground, centres);
  const drawn = ground.drawing ?? startDrawing();
  const shared = await sharedBy(ground, { centres, holds, calendars, forms, tableFiles, drawn, access });
  let jobs: LeasedJob | null = null;
  return {
    files,
    centres,
    access,
    printing: shared.printing,
    app: appOn(ground, { access, shared }),
    runJobs(): void {
      timekeeper?.begin();
      const { estimates, clock, slipFolder } = shared;
      const learning = (live: LiveCentre) => runLearning(live, { store, estimates, centres, clock, log });
      const pictures = (over: Parameters<typeof clearPictures>[1]) => clearPictures(slipFolder, over);
      const sending = sendingBy({ ...ground, personKey: shared.personKey });
      const alerting = alertingBy({ ...ground, views: shared.views });
      const { uplinks } = shared.link;
      const begin = isHeadOffice ? runErasingAlone : runLeasedJobs;
      jobs = begin({ ...shared, uplinks, log, learning, sending, alerting, owner: newId(), clearPictures: pictures });
    },
    /** To be called once the app is closed. */
    async close(): Promise<void> {
      await jobs?.close();
      await shared.link.close();
      await shared.voice.close();
      await shared.citizens.close();
      await timekeeper?.close();
      await following.close();
      await forms.close();
      await tableFiles.close();
      await shared.connected.close();
      await shared.pushing.close();
      await shared.estimates.close();
      await centres.close();
      if (ground.drawing === undefined) await drawn.close();
      await shared.filing.close();
      await shared.reporting.close();
      await shared.planning.close();
      await store.close();
    },
  };
}

type Access = ReturnType<typeof openAccess>;
type Opened = Omit<OpenedCentres, 'files'>;
type SharedParts = Opened & { readonly drawn: Drawing; readonly access: Access };

const sure: ClockStanding = { state: 'sure', offSeconds: 0 };
const standingOf = ({ timekeeper }: Ground) => timekeeper?.standing ?? (() => sure);

/** What is kept in memory for a while goes by a clock that is not corrected. */
const steadyOf = ({ timekeeper, clock }: Ground): Clock => timekeeper?.steady ?? clock;
const trialOf = ({ settings, sample }: Ground): string | null =>
  isTrial({ host: '127.0.0.1', ...settings }) ? sample.id : null;

const openAccessOn = (ground: Ground, centres: Centres): Access => {
  const { store, clock, log, settings, cost } = ground;
  const first = firstPasswordFile(settings.dataDir);
  const factorRule = (id: string | null): FactorRule =>
    strictestRule(
      centres.list().flatMap((live) => {
        const { centre } = live.latest();
        return centre !== null && (id === null || id === live.id) ? [centre] : [];
      }),
    );
  return openAccess({
    store,
    clock,
    steady: steadyOf(ground),
    centreOf: (id) => centres.find(id)?.latest().centre ?? null,
    trial: trialOf(ground),
    factorRule,
    isServing: (user) => centres.list().some((live) => isBusy(live.latest(), user)),
    onFirstSignIn: () =>
      first.remove().catch((error: unknown) => log.warn({ err: error }, 'the first password could not be removed')),
    ...(cost === undefined ? {} : { cost }),
  });
};

const openPrintingOn = (ground: Ground, drawing: Drawing) => {
  const { store, clock, log, settings } = ground;
  const reach: Reach = {
    networks: printerNetworksOf(ground),
    onForbidden: (host, address) =>
      log.warn({ host, address }, 'a printer is not connected to: PRINTER_NETWORKS does not allow its address'),
  };
  const connect = ground.connect ?? connectPrinters(steadyOf(ground), settings.dataDir, reach);
  return openPrinting({ store, clock, log, drawing, connect });
};

/** Phones get to this server by its own address, and browsers let themselves be rung on a secure one only. */
const openPushingOn = async (ground: Ground, centres: Centres): Promise<Pushing> => {
  const { store, clock, log, settings } = ground;
  const { publicUrl, dataDir, pushServices: more = [] } = settings;
  const can = more !== null && publicUrl?.startsWith('https://') === true;
  return openPushing({
    store,
    centres,
    clock,
    steady: steadyOf(ground),
    log,
    services: ground.pushServices ?? publicPushServices(more ?? []),
    keys: can ? await openPushKeys(dataDir) : null,
    subject: publicUrl ?? '',
  });
};

/** The board of all centres; null where this is no head office. */
const boardOn = ({ settings, store, clock }: Ground, centres: Centres) =>
  settings.headOffice === true
    ? createCountryBoard({ ...{ store, centres, clock }, timeZone: settings.timeZone ?? 'UTC' })
    : null;

/** Citizens who show what is theirs, here and to a head office. */
const openCitizensOn = async ({ store, clock, log, settings }: Ground, centres: Centres) => {
  const personKey = await openPersonKey(settings.dataDir);
  const times = { ...citizenTimes, ...settings.citizens };
  const citizens = openCitizens({ store, centres, clock, log, personKey, times });
  const listFor = shownList({ store, centres, clock, citizens });
  return { personKey, citizens, answers: { citizens, publicUrl: settings.publicUrl, listFor } };
};

/** What routes, sockets and leased jobs work with. */
const sharedBy = async (ground: Ground, opened: SharedParts) => {
  const { calendars, forms, tableFiles, centres, drawn, access } = opened;
  const { store, reporting, planning, runner, clock, log, settings } = ground;
  const steady = steadyOf(ground);
  const { drawing, logos } = drawingWithLogos(drawn, join(settings.dataDir, 'logos'));
  const printing = openPrintingOn(ground, drawing);
  const openLine: HallDeviceParts['openLine'] = (path, baudRate, parity) => serialLine(path, baudRate, steady, parity);
  const hallDevices = createHallDevices({ clock, steady, log, store, openLine });
  ground.metrics.watchHallDevices(() => centres.list().flatMap(hallDevices.statuses).filter(isMissing).length);
  const names = createDisplayNames(store, steady);
  const pastNames = openPastNames(store);
  const connected = await openRegisters(settings.dataDir, { clock: steady, log });
  const voice = await openVoice(join(settings.dataDir, 'voice'), ground.speaker);
  if (voice.isMissing()) log.warn('calls are not read aloud: there is no espeak-ng here');
  const { personKey, citizens, answers } = await openCitizensOn(ground, centres);
  const link = openLink({ ...ground, ...opened, steady, answers });
  const views = createViewBuilder({
    uplinkTrouble: link.uplinks.troubleOf,
    store,
    documents: {
      refused: () => [calendars, forms, tableFiles, connected.documents].flatMap((documents) => documents.refused()),
    },
    ...{ centres, printing, hallDevices, names },
    clock,
    standing: standingOf(ground),
    certificate: () => ground.certificate?.ending() ?? null,
    isVoiceMissing: (centre) => isVoiceMissing(voice, centre),
    canSpeak: () => !voice.isMissing(),
    country: boardOn(ground, centres),
    ...{ epoch: await store.epoch(), publicUrl: settings.publicUrl },
  });
  const estimates = openEstimates({ store, reporting, runner, centres, clock, steady, log });
  const pushing = await openPushingOn(ground, centres);
  const slipFolder = join(settings.dataDir, 'printer');
  return {
    link,
    connected,
    personKey,
    callsSecret: settings.callsSecret ?? (await openCallsSecret(settings.dataDir)),
    citizens,
    sends: { mail: settings.mail != null, sms: settings.sms != null },
    checks: createDocumentChecks({ store, centres, clock: steady }),
    ...{ calendars, forms, tableFiles, centres, registers: withPractice(ground.registers ?? connected) },
    ...{ store, audit: access.audit },
    printing,
    hallDevices,
    ...{ drawing, logos },
    reporting,
    filing: openFiling(log),
    planning,
    estimates,
    clock,
    names,
    pastNames,
    views,
    pushing,
    ...{ voice, ...(await openMedia(settings.dataDir)) },
    slipFolder,
  };
};

interface Assembled {
  readonly access: Access;
  readonly shared: Awaited<ReturnType<typeof sharedBy>>;
}

const appOn = (ground: Ground, { access, shared }: Assembled) => {
  const { store, log, metrics, settings } = ground;
  const { publicUrl, trustProxy } = settings;
  const { centres, printing, pastNames, checks, link } = shared;
  watchHalls({ centres, printing, store, metrics, now: steadyOf(ground).now });
  return {
    access,
    log,
    publicUrl,
    trustProxy,
    metrics,
    standing: standingOf(ground),
    ...{ demo: ground.demo ?? null, headOffice: link.headOffice !== null },
    centres: () => centresInUse(centres.list()),
    knowsCentre: (id: string) => centres.find(id) !== null,
    pastNames,
    checks,
    askAsBranch: link.askAsBranch,
    held: () => centres.list().flatMap(({ id }) => (link.holds.isHeld(id) ? [id] : [])),
    ready: createReadiness({ centres, store, clock: steadyOf(ground), mayBeNone: link.headOffice !== null }),
    routes: (app: FastifyInstance) => centreRoutes(app, { ...shared, ...link, publicUrl, access }),
    sockets: (app: FastifyInstance) =>
      openLive({
        ...shared,
        clock: steadyOf(ground),
        server: app.server,
        access,
        log,
        publicUrl,
        metrics,
        trustProxy,
        allows: allowanceOf(app),
      }),
  };
};
