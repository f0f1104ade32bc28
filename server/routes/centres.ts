import type { FastifyInstance } from 'fastify';
import type { Centres } from '../centre/centres.ts';
import type { PastNames } from '../centre/past-names.ts';
import type { Estimates } from '../jobs/estimates.ts';
import { ownAuthorities } from '../oversight/own-authorities.ts';
import type { Filing } from '../reports/files/filing.ts';
import type { Reporting } from '../reports/reporting.ts';
import type { Planning } from '../staffing/planning.ts';
import type { AccessStore } from '../store/store.ts';
import { announcementRoute, type VoiceRouteParts } from './announcement.ts';
import { bookingsFileRoutes } from './bookings-files.ts';
import { bookingsReportRoutes } from './bookings-report.ts';
import { type CalendarRouteParts, calendarRoutes } from './calendars.ts';
import { type CallEventParts, callEventRoute } from './call-events.ts';
import { callFigureFileRoutes } from './call-figure-files.ts';
import { callFigureRoute } from './call-figures.ts';
import { hotlineRoutes } from './calls.ts';
import { caseFigureFileRoutes } from './case-figure-files.ts';
import { caseFigureRoutes } from './case-figures.ts';
import { caseRoutes } from './cases.ts';
import { checkDocumentRoute, type DocumentChecks } from './check-document.ts';
import { type CitizenRouteParts, citizenRoutes } from './citizen.ts';
import { configRoutes } from './config.ts';
import { configHistoryRoutes } from './config-history.ts';
import { type CounterListParts, counterListRoutes } from './counter-list.ts';
import { counterRoutes } from './counters.ts';
import { countryRoutes } from './country.ts';
import { dayRoutes } from './day.ts';
import { draftRoutes } from './drafts.ts';
import { endManyRoutes } from './end-many.ts';
import { estimateRoutes } from './estimates.ts';
import { eventRoutes } from './events.ts';
import { followRoute } from './follow.ts';
import { type FormRouteParts, formRoutes } from './forms.ts';
import { helpedCaseRoutes } from './helped-cases.ts';
import { type LinkRouteParts, linkRoutes } from './link.ts';
import { manageCentresRoutes } from './manage-centres.ts';
import { type MediaRouteParts, mediaRoutes } from './media.ts';
import { newcomerWaitRoutes } from './newcomer-wait.ts';
import { noticeRoutes } from './notices.ts';
import { officeRoutes } from './office.ts';
import { officialRoutes } from './officials.ts';
import { outOfTurnRoutes } from './out-of-turn.ts';
import { oversightRoutes } from './oversight.ts';
import { ownRoutes } from './own.ts';
import { ownDecisionRoutes } from './own-decision.ts';
import { ownEraseRoute } from './own-erase.ts';
import { type PhoneRouteParts, phoneRoutes } from './phone.ts';
import { phoneAppRoute } from './phone-app.ts';
import { printCaseRoute } from './print-case.ts';
import { type PrinterRouteParts, printerRoutes } from './printers.ts';
import { ratingFileRoutes } from './rating-files.ts';
import { ratingRoutes } from './ratings.ts';
import { ratingsReportRoute } from './ratings-report.ts';
import { reportFileRoutes } from './report-files.ts';
import { reportRoutes } from './reports.ts';
import { savedReportRoutes } from './saved-reports.ts';
import { sayAloudRoute } from './say-aloud.ts';
import { type SeatRouteParts, seatRoutes } from './seats.ts';
import { type SerialRouteParts, serialDeviceRoutes } from './serial-devices.ts';
import { type ServiceRouteParts, serviceRoutes } from './services.ts';
import { staffingRoutes } from './staffing.ts';
import type { TableRouteParts } from './table-parts.ts';
import { tableRoutesOf } from './tables.ts';
import { ticketSearchRoutes } from './ticket-search.ts';
import { ticketRoutes } from './tickets.ts';
import { viewRoutes } from './views.ts';
import { voiceRoutes } from './voice.ts';

export type CentreRouteParts = PrinterRouteParts &
  PhoneRouteParts &
  ServiceRouteParts &
  CalendarRouteParts &
  FormRouteParts &
  CounterListParts &
  CallEventParts &
  SeatRouteParts &
  CitizenRouteParts &
  VoiceRouteParts &
  MediaRouteParts &
  SerialRouteParts &
  Omit<LinkRouteParts, 'audit'> &
  Pick<TableRouteParts, 'tableFiles'> & {
    readonly store: Pick<AccessStore, 'devices' | 'noteSecurity' | 'user' | 'users'>;
    readonly centres: Centres;
    readonly pastNames: PastNames;
    readonly reporting: Reporting;
    readonly filing: Filing;
    readonly publicUrl: string | null;
    readonly checks: DocumentChecks;
    readonly planning: Planning;
    readonly estimates: Estimates;
  };

/** All routes of the centres. */
export function centreRoutes(app: FastifyInstance, parts: CentreRouteParts): void {
  manageCentresRoutes(app, parts);
  ticketRoutes(app, parts);
  ticketSearchRoutes(app, parts);
  endManyRoutes(app, parts);
  serviceRoutes(app, parts);
  calendarRoutes(app, parts);
  formRoutes(app, parts);
  officialRoutes(app, parts);
  seatRoutes(app, parts);
  caseRoutes(app, parts);
  printCaseRoute(app, parts);
  checkDocumentRoute(app, parts);
  officeRoutes(app, parts);
  ofCalls(app, parts);
  ownRoutes(app, parts);
  ofCitizens(app, parts);
  ownDecisionRoutes(app, parts);
  tableRoutesOf(app, parts);
  newcomerWaitRoutes(app, parts);
  counterListRoutes(app, parts);
  outOfTurnRoutes(app, parts);
  counterRoutes(app, parts);
  dayRoutes(app, parts);
  configRoutes(app, parts);
  draftRoutes(app, parts);
  noticeRoutes(app, parts);
  savedReportRoutes(app, parts);
  configHistoryRoutes(app, parts);
  screenRoutes(app, parts);
  eventRoutes(app, parts);
  printerRoutes(app, parts);
  phoneRoutes(app, parts);
  phoneAppRoute(app, parts);
  allReportRoutes(app, parts);
  estimateRoutes(app, parts);
  headOfficeRoutes(app, parts);
  staffingRoutes(app, { ...parts, centre: (id) => parts.centres.find(id)?.latest().centre ?? null });
}

/** The link to a head office, and what that says of all its centres. */
const headOfficeRoutes = (app: FastifyInstance, parts: CentreRouteParts): void => {
  linkRoutes(app, parts);
  countryRoutes(app, parts);
};

/** Calls: at the desks of the hotline, and as the exchange tells of them. */
const ofCalls = (app: FastifyInstance, parts: CentreRouteParts): void => {
  hotlineRoutes(app, parts);
  callEventRoute(app, parts);
};

/** What citizens do with what they asked for themselves. */
const ofCitizens = (app: FastifyInstance, parts: CitizenRouteParts): void => {
  citizenRoutes(app, parts);
  helpedCaseRoutes(app, parts);
  ownEraseRoute(app, parts);
  ratingRoutes(app, parts);
};

/** Figures over a range of days, as replies and as files. */
const allReportRoutes = (app: FastifyInstance, parts: CentreRouteParts): void => {
  const reports = {
    ...parts,
    centre: (id: string) => parts.centres.find(id)?.latest().centre ?? null,
    openCounters: (id: string) => parts.centres.find(id)?.openCounters() ?? null,
  };
  reportRoutes(app, reports);
  reportFileRoutes(app, reports);
  bookingsReportRoutes(app, reports);
  bookingsFileRoutes(app, reports);
  callFigureRoute(app, reports);
  callFigureFileRoutes(app, reports);
  ratingsReportRoute(app, reports);
  ratingFileRoutes(app, reports);
  caseFigureRoutes(app, reports);
  caseFigureFileRoutes(app, reports);
  oversightRoutes(app, { ...parts, authorities: ownAuthorities(reports) });
};

/** What screens see, and what walls say. */
const screenRoutes = (app: FastifyInstance, parts: CentreRouteParts): void => {
  viewRoutes(app, parts);
  announcementRoute(app, parts);
  voiceRoutes(app, parts);
  sayAloudRoute(app, parts);
  mediaRoutes(app, parts);
  followRoute(app, parts);
  serialDeviceRoutes(app, parts);
};
