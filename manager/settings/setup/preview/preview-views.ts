import { offersBooking } from '../../../../shared/booking/booking.ts';
import { offersAppeals } from '../../../../shared/cases/appeals.ts';
import type { Centre, Counter, Display, Service } from '../../../../shared/centre/centre.ts';
import { placesOf } from '../../../../shared/devices/slip-places.ts';
import type { SlipPreview } from '../../../../shared/devices/slip-preview.ts';
import { plainEstimate } from '../../../../shared/tickets/plain-estimate.ts';
import { isTimeZone } from '../../../../shared/time/time-zone.ts';
import type {
  CentreLine,
  CounterPlace,
  DayLine,
  HallCall,
  HallView,
  KioskService,
  KioskView,
  PhoneView,
} from '../../../../shared/views.ts';
import { type HallItem, itemsOn } from '../../../../shared/wall/hall-wall.ts';
import { inLanguage } from '../../../../shared/words.ts';

/** What the screens of a centre would be told by a server that went by this draft, on a morning that is made up. */

/** How the day stands in the preview: open; closed; so full that no tickets are given. */
export type Situation = 'open' | 'closed' | 'full';
export interface Asked {
  readonly situation: Situation;
  readonly language: string;
  /** With the longest names that there are. */
  readonly longest: boolean;
}

/** The services of a draft that can be shown, those that are asked for first: the longest names, or the first. */
export function shownServices(
  document: Centre,
  { language, longest }: Pick<Asked, 'language' | 'longest'>,
): readonly Service[] {
  const offered = document.services.filter((one) => one.offered !== false && typeof one.name === 'object');
  if (!longest) return offered;
  const lengthOf = ({ name }: Service): number => inLanguage(name, language, document.languages[0]).length;
  return [...offered].sort((a, b) => lengthOf(b) - lengthOf(a));
}

/** What a kiosk is told; `kiosk` = which of them. */
export function previewKiosk(document: Centre, asked: Asked, kiosk?: string): KioskView {
  const services = shownServices(document, asked);
  const found = document.kiosks.find(({ id }) => id === kiosk) ?? document.kiosks[0] ?? { id: 'kiosk', name: '' };
  return {
    centre: lineOf(document),
    day: dayOf(asked.situation),
    kiosk: { id: found.id, name: found.name },
    welcome: document.texts.welcome,
    groups: document.groups.map(({ id, name, icon }) => ({ id, name, icon: icon ?? null })),
    services: services.map((service, at) => kioskService(document, service, at, asked)),
    priorityClasses: document.priorityClasses
      .filter(({ offered }) => offered)
      .map(({ id, name, proof }) => ({ id, name, proof })),
    offersBooking: offersBooking(document),
    offersAppeals: offersAppeals(document, found),
    printer: 'ready',
    prints: [],
  };
}

/** What a wall is told; `display` = which of them. */
export function previewHall(document: Centre, asked: Asked, display?: string): HallView {
  const found = document.displays.find(({ id }) => id === display) ?? document.displays[0] ?? { id: 'wall', name: '' };
  const counters = document.counters.filter(({ id }) => found.counters === undefined || found.counters.includes(id));
  const services = shownServices(document, asked).filter(({ id }) => found.services?.includes(id) ?? true);
  const calls = callsAt(document, counters, services, asked.situation === 'full' ? 12 : 4);
  const languages = [asked.language, ...document.languages.filter((code) => code !== asked.language)];
  return {
    centre: { ...lineOf(document), languages },
    day: dayOf(asked.situation),
    display: { id: found.id, name: found.name, text: found.text ?? null, ...layoutOf(found) },
    voice: { speaks: false, volume: 0, quiet: null },
    calls: asked.situation === 'closed' ? [] : calls,
    last: [],
    waiting: asked.situation === 'full' ? 120 : 18,
    openCounters: counters.length,
    pausedCounters: 0,
    ...(found.layout === undefined ? {} : { counters: counters.map((one) => ({ ...placeOf(one), state: 'open' })) }),
    ...(found.layout === 'media' ? { playlist: shownItems(document, found.id) } : {}),
  };
}

/** All that a wall shows between calls, whatever its hours; what has no file or text yet is left out. */
const shownItems = ({ playlist = [] }: Centre, display: string): readonly HallItem[] =>
  itemsOn(playlist, display)
    .filter(({ kind, file, text }) => (kind === 'picture' || kind === 'video' ? file : text) !== undefined)
    .map(({ id, kind, file, text, seconds }) => ({
      id,
      kind,
      ...(file === undefined ? {} : { file }),
      ...(text === undefined ? {} : { text }),
      ...(seconds === undefined ? {} : { seconds }),
    }));

/** The first so many counters call, each somebody else. */
const callsAt = (
  document: Centre,
  counters: readonly Counter[],
  services: readonly Service[],
  most: number,
): readonly HallCall[] =>
  counters.slice(0, most).map((counter, at) => ({
    callId: `call-${at}`,
    number: numberOf(document, services[at % Math.max(1, services.length)], 7 * at + 5),
    counter: placeOf(counter),
    at: new Date(previewMoment - 60_000 * (at + 1)).toISOString(),
    call: 1,
    status: 'called',
  }));

const placeOf = ({ id, name, direction, place }: Counter): CounterPlace => ({
  id,
  name,
  direction: direction ?? null,
  place: place ?? null,
});

const layoutOf = ({ layout = 'calls' }: Pick<Display, 'layout'>): Pick<Display, 'layout'> =>
  layout === 'calls' ? {} : { layout };

/** What a visitor's phone is told of a ticket. */
export function previewPhone(document: Centre, asked: Asked): PhoneView {
  const [service] = shownServices(document, asked);
  return {
    centre: lineOf(document),
    number: numberOf(document, service, 42),
    service: service?.name ?? {},
    language: asked.language,
    status: 'waiting',
    issuedAt: new Date(previewMoment - 360_000).toISOString(),
    ahead: asked.situation === 'full' ? 61 : 4,
    estimate: asked.situation === 'full' ? plainEstimate(120, null) : plainEstimate(15, 25),
    estimateReason: null,
    counter: null,
    calledAt: null,
    call: 0,
    callId: null,
    mayCancel: true,
    practice: false,
    documents: service?.documents ?? [],
    passport: null,
  };
}

/** What a slip of a ticket says, for the server to draw. */
export function previewSlip(document: Centre, asked: Asked, dots = slipDots(document)): SlipPreview {
  const [service] = shownServices(document, asked);
  const privilege = asked.longest ? document.priorityClasses.find(({ offered }) => offered) : undefined;
  const { slip } = document;
  const [place] = service === undefined ? [] : placesOf(document, service.id);
  return {
    language: asked.language,
    dots,
    languages: document.languages,
    name: document.name,
    text: document.texts.slip,
    service: service?.name ?? {},
    number: numberOf(document, service, 42),
    ...(slip === undefined ? {} : { slip }),
    ...(place === undefined ? {} : { place }),
    documents: service?.documents ?? [],
    ...(privilege === undefined ? {} : { privilege: { name: privilege.name, proof: privilege.proof } }),
    full: asked.situation === 'full',
  };
}

/** How wide the first printer prints, in dots. */
export function slipDots({ printers }: Pick<Centre, 'printers'>): SlipPreview['dots'] {
  return printers[0]?.dots === 384 ? 384 : 576;
}

/** A Friday, 11:40 in Baku (ms since 1970). */
export const previewMoment = Date.UTC(2026, 10, 20, 7, 40, 0);

/** The number of a ticket of a service, as its series writes it. */
export function numberOf(document: Centre, service: Service | undefined, counted: number): string {
  const series = document.series.find(({ id }) => id === service?.series) ?? document.series[0];
  if (series === undefined) return String(counted);
  return `${series.prefix}${String(counted).padStart(Number(series.digits) || 3, '0')}`;
}

const lineOf = ({ id, name, timeZone, languages }: Centre): CentreLine => ({
  id,
  name,
  timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
  languages,
  sample: false,
});

const dayOf = (situation: Situation): DayLine =>
  situation === 'closed'
    ? { open: false, date: null, practice: false, taking: false, closesAt: null, opensAt: '2026-11-23T05:00:00.000Z' }
    : {
        open: true,
        date: '2026-11-20',
        practice: false,
        taking: true,
        closesAt: '2026-11-20T14:00:00.000Z',
        opensAt: null,
      };

const kioskService = (document: Centre, service: Service, at: number, { situation, longest }: Asked): KioskService => ({
  id: service.id,
  group: service.group,
  prefix: document.series.find(({ id }) => id === service.series)?.prefix ?? '',
  name: service.name,
  documents: service.documents,
  passport: service.passport !== undefined,
  keywords: service.keywords ?? [],
  frequent: longest ? (at < 6 ? at + 1 : null) : (service.frequent ?? null),
  ahead: (at * 5) % 14,
  unavailable: situation === 'full' ? 'hall-full' : situation === 'closed' ? 'day-closed' : null,
  ...(situation === 'open'
    ? { estimate: plainEstimate(10 + (at % 3) * 5, 20 + (at % 3) * 5), estimateReason: null }
    : { estimate: null, estimateReason: 'not-offered' as const }),
});
