import { bookingPaths } from './booking/booking-paths.ts';
import { callPaths } from './calls/call-paths.ts';
import { casePaths } from './cases/case-paths.ts';
import { citizenPaths } from './cases/citizen-paths.ts';
import { helpedPaths } from './cases/helped-paths.ts';
import { officePaths } from './cases/office-paths.ts';
import { oversightPaths } from './cases/oversight-paths.ts';
import { tablePaths } from './cases/table-paths.ts';
import { emergencyPaths } from './centre/emergency-paths.ts';
import { countryPaths } from './country/country-paths.ts';
import { linkPaths } from './country/link-paths.ts';
import { atServer, filled, inCentre } from './path-parts.ts';
import { ratingPaths } from './reports/rating-paths.ts';
import { followPaths } from './tickets/follow-paths.ts';
import { visitorPaths } from './tickets/visitor-paths.ts';
import { voicePaths } from './voice/voice-paths.ts';
import { mediaPaths } from './wall/media-paths.ts';
import { wallPaths } from './wall/wall-paths.ts';

/** Method and path of every HTTP route, apart from the schemas so that a screen's JavaScript stays small. */
export const paths = {
  ...visitorPaths,
  ...wallPaths,
  ...voicePaths,
  ...mediaPaths,
  ...followPaths,
  ...linkPaths,
  ...countryPaths,
  ...bookingPaths,
  ...citizenPaths,
  ...casePaths,
  ...helpedPaths,
  ...officePaths,
  ...oversightPaths,
  ...callPaths,
  ...tablePaths,
  ...emergencyPaths,
  ...ratingPaths,
  addCentre: atServer('POST', '/centres'),
  archiveCentre: inCentre('POST', '/archive'),
  bringBackCentre: inCentre('POST', '/archive/off'),
  signIn: atServer('POST', '/session'),
  session: atServer('GET', '/session'),
  signOut: atServer('DELETE', '/session'),
  changePassword: atServer('POST', '/session/password'),
  secondFactor: atServer('GET', '/session/second-factor'),
  turnOnSecondFactor: atServer('POST', '/session/second-factor'),
  turnOffSecondFactor: atServer('POST', '/session/second-factor/off'),
  renewRecovery: atServer('POST', '/session/second-factor/recovery'),
  findTickets: inCentre('GET', '/tickets'),
  ticketsOfDay: inCentre('GET', '/past-tickets'),
  ticketsOfPhone: inCentre('POST', '/past-tickets/by-phone'),
  ticket: inCentre('GET', '/tickets/:ticket'),
  why: inCentre('GET', '/tickets/:ticket/why'),
  editTicket: inCentre('PATCH', '/tickets/:ticket'),
  recall: inCentre('POST', '/tickets/:ticket/recall'),
  start: inCentre('POST', '/tickets/:ticket/start'),
  finish: inCentre('POST', '/tickets/:ticket/finish'),
  noShow: inCentre('POST', '/tickets/:ticket/no-show'),
  requeue: inCentre('POST', '/tickets/:ticket/requeue'),
  park: inCentre('POST', '/tickets/:ticket/park'),
  resume: inCentre('POST', '/tickets/:ticket/resume'),
  reinstate: inCentre('POST', '/tickets/:ticket/reinstate'),
  undo: inCentre('POST', '/tickets/:ticket/undo'),
  cancel: inCentre('POST', '/tickets/:ticket/cancel'),
  reprint: inCentre('POST', '/tickets/:ticket/reprint'),
  transfer: inCentre('POST', '/tickets/:ticket/transfer'),
  addService: inCentre('POST', '/tickets/:ticket/add-service'),
  ticketsToEnd: inCentre('GET', '/tickets/end-many'),
  endTickets: inCentre('POST', '/tickets/end-many'),
  seatUrgently: inCentre('POST', '/seats/urgent'),
  findSeats: inCentre('POST', '/seats/search'),
  seats: inCentre('GET', '/seats'),
  seat: inCentre('GET', '/seats/:seat'),
  moveSeat: inCentre('POST', '/seats/:seat/move'),
  cancelSeat: inCentre('POST', '/seats/:seat/cancel'),
  arriveForSeat: inCentre('POST', '/seats/:seat/arrive'),
  reinstateSeat: inCentre('POST', '/seats/:seat/reinstate'),
  answerRequest: inCentre('POST', '/seats/:seat/answer'),
  giveSeat: inCentre('POST', '/seats/:seat/seat'),
  sheets: inCentre('GET', '/sheets'),
  sheet: inCentre('GET', '/sheets/:resource/:date'),
  callOff: inCentre('POST', '/sheets/:resource/:date/call-off'),
  due: inCentre('GET', '/calendar/due'),
  calendars: atServer('GET', '/calendars'),
  calendar: atServer('GET', '/calendars/:calendar'),
  tryCalendar: atServer('POST', '/calendars/:calendar/try'),
  putCalendar: atServer('PUT', '/calendars/:calendar'),
  submitDraft: atServer('POST', '/m/:secret/submit'),
  forms: atServer('GET', '/forms'),
  formVersions: atServer('GET', '/forms/:form/versions'),
  putForm: atServer('PUT', '/forms/:form'),
  counters: inCentre('GET', '/counters'),
  scanAtCounter: inCentre('POST', '/counters/:counter/scans'),
  openCounter: inCentre('POST', '/counters/:counter/open'),
  changeProfile: inCentre('POST', '/counters/:counter/profile'),
  pauseCounter: inCentre('POST', '/counters/:counter/pause'),
  resumeCounter: inCentre('POST', '/counters/:counter/resume'),
  closeCounter: inCentre('POST', '/counters/:counter/close'),
  callNext: inCentre('POST', '/counters/:counter/call-next'),
  call: inCentre('POST', '/counters/:counter/call'),
  serve: inCentre('POST', '/counters/:counter/serve'),
  openDay: inCentre('POST', '/day/open'),
  closeDay: inCentre('POST', '/day/close'),
  config: inCentre('GET', '/config'),
  putConfig: inCentre('PUT', '/config'),
  draft: inCentre('GET', '/config/draft'),
  putDraft: inCentre('PUT', '/config/draft'),
  dropDraft: inCentre('DELETE', '/config/draft'),
  configHistory: inCentre('GET', '/config/history'),
  pastConfig: inCentre('GET', '/config/history/:version'),
  view: inCentre('GET', '/views/:view/:subject?'),
  events: inCentre('GET', '/events'),
  summary: inCentre('GET', '/reports/summary'),
  quoted: inCentre('GET', '/reports/quoted'),
  work: inCentre('GET', '/reports/work'),
  bookings: inCentre('GET', '/reports/bookings'),
  seatReasons: inCentre('GET', '/reports/seat-reasons'),
  notices: inCentre('GET', '/notices'),
  noticeTold: inCentre('POST', '/notices/:notice/told'),
  savedReports: inCentre('GET', '/saved-reports'),
  saveReport: inCentre('PUT', '/saved-reports/:report'),
  dropReport: inCentre('DELETE', '/saved-reports/:report'),
  estimates: inCentre('GET', '/estimates'),
  learn: inCentre('POST', '/estimates/learn'),
  outOfTurn: inCentre('GET', '/reports/out-of-turn'),
  staffing: inCentre('GET', '/staffing'),
  replay: inCentre('POST', '/replays'),
  bookedShares: inCentre('POST', '/booked-shares'),
  printers: inCentre('GET', '/printers'),
  testPrinter: inCentre('POST', '/printers/:printer/test'),
  serialDevices: inCentre('GET', '/serial-devices'),
  testBoard: inCentre('POST', '/boards/:board/test'),
  previewSlip: inCentre('POST', '/slip-preview'),
  putLogo: inCentre('POST', '/slip-logo'),
  slips: inCentre('GET', '/printers/:printer/slips'),
  users: inCentre('GET', '/users'),
  addUser: inCentre('POST', '/users'),
  editUser: inCentre('PATCH', '/users/:user'),
  removeUser: inCentre('DELETE', '/users/:user'),
  tokens: atServer('GET', '/tokens'),
  addToken: atServer('POST', '/tokens'),
  security: atServer('GET', '/security'),
  removeToken: atServer('DELETE', '/tokens/:token'),
  devices: inCentre('GET', '/devices'),
  approveDevice: inCentre('POST', '/devices/:code/approve'),
  removeDevice: inCentre('DELETE', '/devices/:device'),
} as const;

export type RouteName = keyof typeof paths;

/** What the path of a route takes, by the names in it: `{ centre, counter }`. */
export type RouteParams<N extends RouteName> = PathParams<(typeof paths)[N]['path']>;

/** The path of a route with its parameters in place, each encoded; an optional one that is absent takes no place. */
export function pathOf<N extends RouteName>(name: N, params: RouteParams<N>): string {
  return filled(paths[name].path, params);
}

type PathParams<P extends string> = {
  readonly [Name in RequiredName<Segment<P>>]: string;
} & { readonly [Name in OptionalName<Segment<P>>]?: string };
type Segment<P extends string> = P extends `${infer First}/${infer Rest}` ? First | Segment<Rest> : P;
type OptionalName<S extends string> = S extends `:${infer Name}?` ? Name : never;
type RequiredName<S extends string> = S extends `:${string}?` ? never : S extends `:${infer Name}` ? Name : never;
