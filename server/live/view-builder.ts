import { todayFigures } from '../../engine/figures/summary.ts';
import { dateAt } from '../../engine/queue/business-day.ts';
import type { State } from '../../engine/queue/state.ts';
import { counterView } from '../../engine/queue/views/counter.ts';
import { type ConditionExtra, floorView, hallCondition } from '../../engine/queue/views/floor.ts';
import { hallView } from '../../engine/queue/views/hall.ts';
import { kioskView } from '../../engine/queue/views/kiosk.ts';
import { phoneView } from '../../engine/queue/views/phone.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { HallCondition } from '../../shared/centre/hall-troubles.ts';
import type { CountryView } from '../../shared/country/country.ts';
import type { UplinkTrouble } from '../../shared/country/link.ts';
import { kioskPrinters } from '../../shared/devices/kiosk-printers.ts';
import type { PrinterStatus, PrintLine } from '../../shared/devices/printing.ts';
import { screenTroublesOf } from '../../shared/devices/screen-report.ts';
import type { ViewFrame } from '../../shared/live.ts';
import type { CertificateEnd } from '../../shared/notices/server-notices.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/refusals.ts';
import { followPage } from '../../shared/tickets/follow.ts';
import type { Clock, ClockStanding } from '../../shared/time/clock.ts';
import type { CentreViewName, CounterView, FloorView, HallView, ViewName, ViewOf } from '../../shared/views.ts';
import type { Names } from '../access/display-names.ts';
import type { Centres } from '../centre/centres.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { SharedDocuments } from '../centre/shared-documents.ts';
import type { Printing } from '../printing/spoolers.ts';
import type { HallDevices } from '../serial/hall-devices.ts';
import type { AccessStore, Device, QueueStore, StoredJob } from '../store/store.ts';
import type { CountryBoard } from './country-board.ts';

/** Which view of which centre. `id` is the kiosk, display or counter, or the ticket's secret; empty for the floor. The country is of no centre: both are empty. */
export interface ViewKey<Name extends ViewName = ViewName> {
  readonly centre: string;
  readonly view: Name;
  readonly id: string;
}

/** Makes views as they travel: the engine's, with what it does not know: printers, names, notes, the day's figures. */
export interface ViewBuilder {
  make<Name extends CentreViewName>(key: ViewKey<Name>): Promise<Result<ViewFrame<ViewOf<Name>>>>;
  /** All centres at once; refuses `not-found` where this server is no head office. */
  country(): Promise<Result<ViewFrame<CountryView>>>;
  /** What of a hall its troubles are known by, without the figures and estimates of the floor; null while its centre has no document. */
  condition(live: LiveCentre): Promise<HallCondition | null>;
  /** What a ticket's secret opens; null if nothing, or no longer. */
  ticketOf(secret: string): Promise<{ readonly centre: string; readonly ticket: string } | null>;
}

export interface ViewBuilderParts {
  readonly store: QueueStore & Pick<AccessStore, 'devices'>;
  readonly centres: Centres;
  /** What centres share. */
  readonly documents: Pick<SharedDocuments<never>, 'refused'>;
  readonly printing: Printing;
  readonly hallDevices: Pick<HallDevices, 'statuses' | 'scanned' | 'scannedAtKiosk'>;
  readonly names: Names;
  readonly clock: Clock;
  /** Whether the machine's clock agrees with it. */
  readonly standing: () => ClockStanding;
  /** Whether the certificate ends soon. */
  readonly certificate: () => CertificateEnd | null;
  /** Whether a centre's calls are to be read aloud and cannot be. */
  readonly isVoiceMissing: (centre: Centre) => Promise<boolean>;
  /** What is wrong with a centre's way to its head office; null = nothing, or there is none. */
  readonly uplinkTrouble: (centre: string) => UplinkTrouble | null;
  /** Whether texts can be read aloud. */
  readonly canSpeak: () => boolean;
  /** All centres at once; null = this server is no head office. */
  readonly country: CountryBoard | null;
  /** Which life of the store this is: another one after it was restored. */
  readonly epoch: string;
  /** What QR codes point to; null = none. */
  readonly publicUrl: string | null;
}

/** Opens the making of views. */
export function createViewBuilder(parts: ViewBuilderParts): ViewBuilder {
  const { store, centres, clock, epoch } = parts;
  const ticketOf = (secret: string) => store.ticketOfSecret(secret, clock.now());
  const phone = async (live: LiveCentre, secret: string) => {
    const opened = await ticketOf(secret);
    return opened === null || opened.centre !== live.id ? null : phoneView(live.latest(), opened.ticket, live.waits());
  };
  const makers: Makers = { ...openMakers(parts), ticket: phone };
  return {
    ticketOf,
    country: () => countryFrame(parts),
    async condition(live) {
      await live.fresh();
      const extra = await conditionOf(parts, live);
      return hallCondition(live.latest(), clock.now(), extra);
    },
    async make(key) {
      const live = centres.find(key.centre);
      if (live === null) return refuse('centre-not-found', 'There is no such centre', { centre: key.centre });
      // Taken before the data is: a frame may then be newer than it says, never older.
      const { seq } = await live.fresh();
      const make: Makers[typeof key.view] = makers[key.view];
      const made = await make(live, key.id);
      if (made === null) return key.view === 'ticket' ? refuse('ticket-not-found', 'There is no such ticket') : noView;
      const view = key.view === 'floor' || key.view === 'ticket' ? key.view : `${key.view}/${key.id}`;
      return ok({ view, epoch, seq, now: new Date(clock.now()).toISOString(), data: made });
    },
  };
}

/** What a view holds, without its frame; null if the centre has nothing of this id. */
type Makers = {
  readonly [Name in CentreViewName]: (
    live: LiveCentre,
    id: string,
  ) => Promise<ViewOf<Name> | null> | ViewOf<Name> | null;
};

const countryFrame = async ({ country, clock, epoch }: ViewBuilderParts) => {
  if (country === null) return refuse('not-found', 'This server is no head office');
  const { seq, view } = await country.look();
  return ok({ view: 'country', epoch, seq, now: new Date(clock.now()).toISOString(), data: view });
};

/** For how long a kiosk still sees what became of a slip (ms). */
const printsMs = 120_000;

const printLine = ({ id, ticket, copy, status, reason }: StoredJob): PrintLine => ({
  job: id,
  ticket,
  copy,
  status,
  reason,
});

const noView: { readonly ok: false; readonly refusal: Refusal } = refuse('view-not-found', 'There is no such view');

const printerLines = (state: State, statuses: ReadonlyMap<string, PrinterStatus>): CounterView['printers'] =>
  (state.centre?.printers ?? []).map(({ id, name }) => ({ id, name, status: statuses.get(id) ?? 'unknown' }));

/** Those that are let in at a place that the centre still has. */
const deviceLines = ({ centre }: State, devices: readonly Device[]): FloorView['devices'] =>
  devices.flatMap(({ id, kind, place, approved, seenAt, health }) => {
    const places = kind === 'kiosk' ? centre?.kiosks : centre?.displays;
    const name = places?.find((one) => one.id === place)?.name;
    if (!approved || name === undefined) return [];
    const troubles = health === undefined ? [] : screenTroublesOf(health);
    return [{ id, kind, name, seenAt: new Date(seenAt).toISOString(), troubles }];
  });

/** What the engine does not know of how a hall is: what its devices and the server say. */
const conditionOf = async (
  { store, printing, hallDevices, isVoiceMissing, uplinkTrouble }: ViewBuilderParts,
  live: LiveCentre,
): Promise<ConditionExtra> => {
  const { centre } = live.latest();
  const [statuses, devices, voiceMissing] = await Promise.all([
    printing.statuses(live.id),
    store.devices(live.id),
    centre !== null && isVoiceMissing(centre),
  ]);
  const [state, uplink] = [live.latest(), uplinkTrouble(live.id)];
  return {
    printers: printerLines(state, statuses),
    devices: deviceLines(state, devices),
    serial: hallDevices.statuses(live),
    voiceMissing,
    ...(uplink === null ? {} : { uplink }),
  };
};

/** The makers of all views but the phone's. */
const openMakers = (parts: ViewBuilderParts): Omit<Makers, 'ticket'> => ({
  kiosk: (live, id) => makeKiosk(parts, live, id),
  counter: (live, id) => makeCounter(parts, live, id),
  floor: (live) => makeFloor(parts, live),
  hall: (live, id) => withFollow(live, hallView(live.latest(), id, parts.clock.now()), parts),
});

const makeKiosk = async (
  { store, printing, hallDevices, clock, canSpeak }: ViewBuilderParts,
  live: LiveCentre,
  id: string,
) => {
  const now = clock.now();
  const choices = (live.latest().centre?.kiosks ?? []).filter((one) => one.id === id).flatMap(kioskPrinters);
  const printer = await printing.printsOn(live.id, choices);
  const extra = { waits: live.waits(), speaks: canSpeak(), scanned: hallDevices.scannedAtKiosk(live.id, id) };
  if (printer === undefined) return kioskView(live.latest(), id, now, { ...extra, printer: null, prints: [] });
  const [statuses, jobs] = await Promise.all([printing.statuses(live.id), store.recentJobs(live.id, now - printsMs)]);
  const prints = jobs.filter((job) => choices.includes(job.printer)).map(printLine);
  return kioskView(live.latest(), id, now, {
    ...extra,
    printer: statuses.get(printer) ?? 'unknown',
    prints,
  });
};

const makeCounter = async ({ names, printing, hallDevices, clock }: ViewBuilderParts, live: LiveCentre, id: string) => {
  const [nameOf, statuses] = await Promise.all([names.load(), printing.statuses(live.id)]);
  const state = live.latest();
  const scanned = hallDevices.scanned(live.id, id);
  const view = counterView(state, id, clock.now(), {
    notes: live.notes(),
    nameOf,
    printers: printerLines(state, statuses),
    waits: live.waits(),
  });
  return view === null || scanned === null ? view : { ...view, scanned };
};

const makeFloor = async (parts: ViewBuilderParts, live: LiveCentre) => {
  const { store, centres, documents, names, clock, standing, certificate } = parts;
  const { centre, day } = live.latest();
  if (centre === null) return null;
  const date = day?.date ?? dateAt(clock.now(), centre.timeZone);
  const [nameOf, legs, { voiceMissing, uplink, ...condition }] = await Promise.all([
    names.load(),
    store.countedLegs(live.id, date),
    conditionOf(parts, live),
  ]);
  const today = todayFigures(legs, { targetSeconds: centre.targets.waitSeconds });
  const view = floorView(live.latest(), clock.now(), {
    ...condition,
    nameOf,
    today,
    waits: live.waits(),
    server: {
      clock: standing(),
      refusedFiles: [...centres.refused(live.id), ...documents.refused()],
      ...{ certificate: certificate(), voiceMissing },
      ...(uplink === undefined ? {} : { uplink }),
    },
  });
  return withHeard(parts, live, view);
};

/** A hall that is followed says when its own server was heard of. */
const withHeard = async ({ country }: ViewBuilderParts, live: LiveCentre, view: FloorView | null) =>
  view === null || country === null ? view : { ...view, ...(await country.heard(live.id)) };

/** A wall that lets phones follow says where. */
const withFollow = (
  live: LiveCentre,
  view: HallView | null,
  { publicUrl }: Pick<ViewBuilderParts, 'publicUrl'>,
): HallView | null => {
  const wall = live.latest().centre?.displays.find(({ id }) => id === view?.display.id);
  if (view === null || publicUrl === null || wall?.follow !== true) return view;
  return { ...view, follow: `${publicUrl}${followPage(live.id, wall.id)}` };
};
