import { longestName } from '../../scripts/sample-centre.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { KioskScan, ScannedTicket } from '../../shared/devices/kiosk-scan.ts';
import type { KioskService, KioskView } from '../../shared/views.ts';
import { kioskView } from '../fronts/kiosk-fakes.ts';
import { centre, closedDay, minutes, openDay, practiceDay, unbrokenName } from './sample.ts';

/** What a kiosk of the gallery is told by its server. */

const [anyService] = kioskView.services;
if (anyService === undefined) throw new Error('the fake kiosk has no service');
const serviceNow = (
  { id, group, name, documents, keywords, frequent, passport }: (typeof sampleCentre.services)[number],
  at: number,
): KioskService => ({
  ...anyService,
  id,
  group,
  name,
  documents,
  passport: passport !== undefined,
  keywords: keywords ?? [],
  frequent: frequent ?? null,
  ahead: (at * 5) % 14,
  estimate: minutes([5, 10, 15, 25, 40][at % 5] ?? 5, [10, 20, 25, 40, 65][at % 5] ?? 10),
  estimateReason: null,
});

export const view: KioskView = {
  ...kioskView,
  kiosk: { ...kioskView.kiosk, speaks: true },
  centre,
  offersBooking: true,
  day: openDay,
  welcome: sampleCentre.texts.welcome,
  groups: sampleCentre.groups.map(({ id, name, icon }) => ({ id, name, icon: icon ?? null })),
  services: sampleCentre.services.filter(({ offered }) => offered).map(serviceNow),
  priorityClasses: sampleCentre.priorityClasses.map(({ id, name, proof }) => ({ id, name, proof })),
};
const withServices = (change: (service: KioskService, at: number) => Partial<KioskService>): KioskView => ({
  ...view,
  services: view.services.map((service, at) => ({ ...service, ...change(service, at) })),
});
export const first = 'first-grade-admission';
export const long = 'placement-from-families';

export const closed: KioskView = { ...view, day: closedDay };
export const practice: KioskView = { ...view, day: practiceDay };
export const nobodyOpen = withServices(() => ({ estimate: null, estimateReason: 'no-counter-open' }));
export const paused = withServices(() => ({ estimate: null, estimateReason: 'counters-paused' }));
export const busy = withServices((_, at) => ({ ahead: 60 + at, estimate: minutes(120, null) }));
export const bookedAhead = withServices(() => ({ estimate: { ...minutes(15, 25), booked: 2 } }));
export const full = withServices(() => ({ unavailable: 'hall-full', estimate: null, estimateReason: 'not-offered' }));
export const lastMinutes = withServices((_, at) => ({
  ...(at % 3 === 0 ? {} : ({ unavailable: 'closing-soon', estimate: null, estimateReason: 'not-offered' } as const)),
}));
export const someFull = withServices((_, at) =>
  at % 2 === 0 ? {} : { unavailable: 'service-full', estimate: null, estimateReason: 'not-offered' },
);
export const longest: KioskView = {
  ...withServices((_, at) => (at % 2 === 0 ? { name: longestName } : {})),
  centre: { ...centre, name: longestName },
  groups: view.groups.map((group, at) => (at % 3 === 0 ? { ...group, name: longestName } : group)),
  welcome: longestName,
};
export const unbroken: KioskView = {
  ...withServices(() => ({ name: unbrokenName })),
  groups: view.groups.map((group) => ({ ...group, name: unbrokenName })),
};
export const few: KioskView = {
  ...view,
  groups: view.groups.slice(0, 1),
  services: view.services.slice(0, 1),
  priorityClasses: [],
};
export const many: KioskView = {
  ...view,
  services: Array.from({ length: 159 }, (_, at) => ({
    ...(view.services[at % view.services.length] ?? anyService),
    id: `service-${at}`,
    group: 'education',
    frequent: null,
  })),
};

/** What the scanner of the kiosk has read. */
export const withScan = (came: KioskScan['came'], ticket?: Omit<ScannedTicket, 'number'>): KioskView => ({
  ...view,
  scanned: { id: 'scan', came, ticket: ticket === undefined ? null : { number: 'A042', ...ticket } },
});
