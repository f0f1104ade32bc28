import type { FastifyInstance } from 'fastify';
import type { Centres } from '../centre/centres.ts';
import type { PastNames } from '../centre/past-names.ts';
import type { Estimates } from '../jobs/estimates.ts';
import { ownAuthorities } from '../oversight/own-authorities.ts';
import type { Filing } from '../reports/files/filing.ts';
import type { Reporting } from '../reports/reporting.ts';
import type { Planning } from '../staffing/planning.ts';
import type { AccessStore } from '../store/store.ts';
import { type CalendarRouteParts, calendarRoutes } from './booking/calendars.ts';
import { officialRoutes } from './booking/officials.ts';
import { type SeatRouteParts, seatRoutes } from './booking/seats.ts';
import { type CallEventParts, callEventRoute } from './calls/call-events.ts';
import { hotlineRoutes } from './calls/calls.ts';
import { caseRoutes } from './cases/cases.ts';
import { checkDocumentRoute, type DocumentChecks } from './cases/check-document.ts';
import { type CitizenRouteParts, citizenRoutes } from './cases/citizen.ts';
import { type FormRouteParts, formRoutes } from './cases/forms.ts';
import { helpedCaseRoutes } from './cases/helped-cases.ts';
import { officeRoutes } from './cases/office.ts';
import { oversightRoutes } from './cases/oversight.ts';
import { ownRoutes } from './cases/own.ts';
import { ownDecisionRoutes } from './cases/own-decision.ts';
import { ownEraseRoute } from './cases/own-erase.ts';
import { printCaseRoute } from './cases/print-case.ts';
import type { TableRouteParts } from './cases/table-parts.ts';
import { tableRoutesOf } from './cases/tables.ts';
import { countryRoutes } from './country.ts';
import { countryCaseRoutes } from './country-cases.ts';
import { countryOrderRoutes } from './country-orders.ts';
import { type CountryPeopleParts, countryPeopleRoutes } from './country-people.ts';
import { type CountryReportRouteParts, countryReportRoutes } from './country-reports.ts';
import { countryTemplateRoutes } from './country-template.ts';
import { type MediaRouteParts, mediaRoutes } from './devices/media.ts';
import { type PrinterRouteParts, printerRoutes } from './devices/printers.ts';
import { sayAloudRoute } from './devices/say-aloud.ts';
import { type SerialRouteParts, serialDeviceRoutes } from './devices/serial-devices.ts';
import { voiceRoutes } from './devices/voice.ts';
import { eventRoutes } from './events.ts';
import { announcementRoute, type VoiceRouteParts } from './hall/announcement.ts';
import { type CounterListParts, counterListRoutes } from './hall/counter-list.ts';
import { counterRoutes } from './hall/counters.ts';
import { dayRoutes } from './hall/day.ts';
import { estimateRoutes } from './hall/estimates.ts';
import { type ServiceRouteParts, serviceRoutes } from './hall/services.ts';
import { viewRoutes } from './hall/views.ts';
import { type LinkRouteParts, linkRoutes } from './link.ts';
import { noticeRoutes } from './notices.ts';
import { ratingRoutes } from './ratings.ts';
import { bookingsFileRoutes } from './reports/bookings-files.ts';
import { bookingsReportRoutes } from './reports/bookings-report.ts';
import { callFigureFileRoutes } from './reports/call-figure-files.ts';
import { callFigureRoute } from './reports/call-figures.ts';
import { caseFigureFileRoutes } from './reports/case-figure-files.ts';
import { caseFigureRoutes } from './reports/case-figures.ts';
import { outOfTurnRoutes } from './reports/out-of-turn.ts';
import { ratingFileRoutes } from './reports/rating-files.ts';
import { ratingsReportRoute } from './reports/ratings-report.ts';
import { reportFileRoutes } from './reports/report-files.ts';
import { reportRoutes } from './reports/reports.ts';
import { savedReportRoutes } from './reports/saved-reports.ts';
import { staffingRoutes } from './reports/staffing.ts';
import { configRoutes } from './settings/config.ts';
import { configHistoryRoutes } from './settings/config-history.ts';
import { draftRoutes } from './settings/drafts.ts';
import { manageCentresRoutes } from './settings/manage-centres.ts';
import { endManyRoutes } from './tickets/end-many.ts';
import { followRoute } from './tickets/follow.ts';
import { newcomerWaitRoutes } from './tickets/newcomer-wait.ts';
import { type PhoneRouteParts, phoneRoutes } from './tickets/phone.ts';
import { phoneAppRoute } from './tickets/phone-app.ts';
import { ticketSearchRoutes } from './tickets/ticket-search.ts';
import { ticketRoutes } from './tickets/tickets.ts';

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
  CountryPeopleParts &
  Pick<TableRouteParts, 'tableFiles'> & {
    readonly store: Pick<AccessStore, 'devices' | 'noteSecurity' | 'user' | 'users'>;
    readonly centres: Centres;
    readonly pastNames: PastNames;
    readonly reporting: Reporting;
    readonly filing: Filing;
    readonly countryReports: CountryReportRouteParts['countryReports'];
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
  countryCaseRoutes(app, parts);
  countryOrderRoutes(app, parts);
  countryTemplateRoutes(app, parts);
  countryReportRoutes(app, parts);
  countryPeopleRoutes(app, parts);
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
