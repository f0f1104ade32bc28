import { offersBooking } from '../../../shared/booking/booking.ts';
import { offersAppeals } from '../../../shared/cases/appeals.ts';
import type { Centre, Kiosk, Service } from '../../../shared/centre/centre.ts';
import { hasPassport } from '../../../shared/centre/passport.ts';
import type { KioskLine } from '../../../shared/devices/kiosk-keys.ts';
import type { KioskScan } from '../../../shared/devices/kiosk-scan.ts';
import type { PrinterStatus, PrintLine } from '../../../shared/devices/printing.ts';
import type { KioskService, KioskView } from '../../../shared/views.ts';
import { dayLine } from '../business-day.ts';
import { unavailable } from '../commands/issue.ts';
import { aheadOfNewcomers } from '../order/ahead-of-newcomers.ts';
import type { State } from '../state.ts';
import { centreLine } from './view-lines.ts';
import { noEstimate, type Waits } from './waits.ts';

export interface KioskExtra {
  readonly printer: PrinterStatus | null;
  readonly prints: readonly PrintLine[];
  readonly waits: Waits;
  /** Its screens can be read aloud. */
  readonly speaks?: boolean;
  /** What its scanner has read; absent or null = nothing. */
  readonly scanned?: KioskScan | null;
}

/** All that a kiosk shows; null if the centre has no kiosk of this id. Services that are not offered are left out. */
export function kioskView(state: State, id: string, now: number, extra: KioskExtra): KioskView | null {
  const { centre } = state;
  const kiosk = centre?.kiosks.find((one) => one.id === id);
  if (centre === null || kiosk === undefined) return null;
  const ahead = aheadOfNewcomers(state, Math.max(now, state.at));
  return {
    centre: centreLine(state),
    day: dayLine(state, now),
    kiosk: kioskLine(kiosk, extra.speaks === true),
    welcome: centre.texts.welcome,
    groups: centre.groups.map(({ id: group, name, icon }) => ({ id: group, name, icon: icon ?? null })),
    services: centre.services
      .filter((one) => one.offered)
      .map((one) => kioskService(state, one, now, extra.waits, ahead(one.id))),
    priorityClasses: centre.priorityClasses
      .filter((one) => one.offered)
      .map(({ id: priorityClass, name, proof }) => ({ id: priorityClass, name, proof })),
    ...visitsOf(centre),
    offersBooking: offersBooking(centre),
    offersAppeals: offersAppeals(centre, kiosk),
    ...besideScreen(extra),
  };
}

const kioskLine = ({ id, name, keys, wedge }: Kiosk, speaks: boolean): KioskLine => ({
  id,
  name,
  ...(keys === undefined ? {} : { keys }),
  ...(speaks ? { speaks } : {}),
  ...(wedge === undefined ? {} : { wedge }),
});

/** What its printer and its scanner do. */
const besideScreen = ({ printer, prints, scanned }: KioskExtra): Pick<KioskView, 'printer' | 'prints' | 'scanned'> => ({
  printer,
  prints,
  ...(scanned == null ? {} : { scanned }),
});

/** [VS1] [GR1] What is offered beyond one service and one person. */
const visitsOf = ({ visits }: Centre): Pick<KioskView, 'visits'> => {
  const { services = 1, people = 1 } = visits ?? {};
  return services === 1 && people === 1 ? {} : { visits: { services, people } };
};

const kioskService = (state: State, service: Service, now: number, waits: Waits, ahead: number): KioskService => {
  const cannot = unavailable(state, service, now, waits.untilServed(service.id));
  return {
    id: service.id,
    group: service.group,
    prefix: state.day?.series.get(service.series)?.prefix ?? state.index.series.get(service.series)?.prefix ?? '',
    name: service.name,
    documents: service.documents,
    passport: hasPassport(service),
    keywords: service.keywords ?? [],
    frequent: service.frequent ?? null,
    ahead,
    unavailable: cannot,
    ...(cannot === null ? waits.ofService(service.id) : noEstimate('not-offered')),
  };
};
