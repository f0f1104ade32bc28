/** Method and path of every HTTP route, apart from the schemas so that a screen's JavaScript stays small. */
export const paths = {
  listCentres: { method: 'GET', path: '/api/centres' },
  addCentre: { method: 'POST', path: '/api/centres' },
  archiveCentre: { method: 'POST', path: '/api/centres/:centre/archive' },
  bringBackCentre: { method: 'POST', path: '/api/centres/:centre/archive/off' },
  signIn: { method: 'POST', path: '/api/session' },
  session: { method: 'GET', path: '/api/session' },
  signOut: { method: 'DELETE', path: '/api/session' },
  changePassword: { method: 'POST', path: '/api/session/password' },
  secondFactor: { method: 'GET', path: '/api/session/second-factor' },
  turnOnSecondFactor: { method: 'POST', path: '/api/session/second-factor' },
  turnOffSecondFactor: { method: 'POST', path: '/api/session/second-factor/off' },
  renewRecovery: { method: 'POST', path: '/api/session/second-factor/recovery' },
  issueTicket: { method: 'POST', path: '/api/centres/:centre/tickets' },
  findTickets: { method: 'GET', path: '/api/centres/:centre/tickets' },
  ticketsOfDay: { method: 'GET', path: '/api/centres/:centre/past-tickets' },
  ticketsOfPhone: { method: 'POST', path: '/api/centres/:centre/past-tickets/by-phone' },
  ticket: { method: 'GET', path: '/api/centres/:centre/tickets/:ticket' },
  why: { method: 'GET', path: '/api/centres/:centre/tickets/:ticket/why' },
  editTicket: { method: 'PATCH', path: '/api/centres/:centre/tickets/:ticket' },
  recall: { method: 'POST', path: '/api/centres/:centre/tickets/:ticket/recall' },
  start: { method: 'POST', path: '/api/centres/:centre/tickets/:ticket/start' },
  finish: { method: 'POST', path: '/api/centres/:centre/tickets/:ticket/finish' },
  noShow: { method: 'POST', path: '/api/centres/:centre/tickets/:ticket/no-show' },
  requeue: { method: 'POST', path: '/api/centres/:centre/tickets/:ticket/requeue' },
  park: { method: 'POST', path: '/api/centres/:centre/tickets/:ticket/park' },
  resume: { method: 'POST', path: '/api/centres/:centre/tickets/:ticket/resume' },
  reinstate: { method: 'POST', path: '/api/centres/:centre/tickets/:ticket/reinstate' },
  undo: { method: 'POST', path: '/api/centres/:centre/tickets/:ticket/undo' },
  cancel: { method: 'POST', path: '/api/centres/:centre/tickets/:ticket/cancel' },
  reprint: { method: 'POST', path: '/api/centres/:centre/tickets/:ticket/reprint' },
  transfer: { method: 'POST', path: '/api/centres/:centre/tickets/:ticket/transfer' },
  addService: { method: 'POST', path: '/api/centres/:centre/tickets/:ticket/add-service' },
  ticketsToEnd: { method: 'GET', path: '/api/centres/:centre/tickets/end-many' },
  endTickets: { method: 'POST', path: '/api/centres/:centre/tickets/end-many' },
  services: { method: 'GET', path: '/api/centres/:centre/services' },
  service: { method: 'GET', path: '/api/centres/:centre/services/:service' },
  printService: { method: 'POST', path: '/api/centres/:centre/services/:service/print' },
  slots: { method: 'GET', path: '/api/centres/:centre/services/:service/slots' },
  newcomerWait: { method: 'GET', path: '/api/centres/:centre/services/:service/wait' },
  officials: { method: 'GET', path: '/api/centres/:centre/officials' },
  officialDates: { method: 'GET', path: '/api/centres/:centre/officials/:official/dates' },
  due: { method: 'GET', path: '/api/centres/:centre/calendar/due' },
  calendar: { method: 'GET', path: '/api/calendars/:calendar' },
  putCalendar: { method: 'PUT', path: '/api/calendars/:calendar' },
  counters: { method: 'GET', path: '/api/centres/:centre/counters' },
  openCounter: { method: 'POST', path: '/api/centres/:centre/counters/:counter/open' },
  changeProfile: { method: 'POST', path: '/api/centres/:centre/counters/:counter/profile' },
  pauseCounter: { method: 'POST', path: '/api/centres/:centre/counters/:counter/pause' },
  resumeCounter: { method: 'POST', path: '/api/centres/:centre/counters/:counter/resume' },
  closeCounter: { method: 'POST', path: '/api/centres/:centre/counters/:counter/close' },
  callNext: { method: 'POST', path: '/api/centres/:centre/counters/:counter/call-next' },
  call: { method: 'POST', path: '/api/centres/:centre/counters/:counter/call' },
  serve: { method: 'POST', path: '/api/centres/:centre/counters/:counter/serve' },
  openDay: { method: 'POST', path: '/api/centres/:centre/day/open' },
  closeDay: { method: 'POST', path: '/api/centres/:centre/day/close' },
  config: { method: 'GET', path: '/api/centres/:centre/config' },
  putConfig: { method: 'PUT', path: '/api/centres/:centre/config' },
  draft: { method: 'GET', path: '/api/centres/:centre/config/draft' },
  putDraft: { method: 'PUT', path: '/api/centres/:centre/config/draft' },
  dropDraft: { method: 'DELETE', path: '/api/centres/:centre/config/draft' },
  configHistory: { method: 'GET', path: '/api/centres/:centre/config/history' },
  pastConfig: { method: 'GET', path: '/api/centres/:centre/config/history/:version' },
  view: { method: 'GET', path: '/api/centres/:centre/views/:view/:subject?' },
  events: { method: 'GET', path: '/api/centres/:centre/events' },
  summary: { method: 'GET', path: '/api/centres/:centre/reports/summary' },
  quoted: { method: 'GET', path: '/api/centres/:centre/reports/quoted' },
  work: { method: 'GET', path: '/api/centres/:centre/reports/work' },
  savedReports: { method: 'GET', path: '/api/centres/:centre/saved-reports' },
  saveReport: { method: 'PUT', path: '/api/centres/:centre/saved-reports/:report' },
  dropReport: { method: 'DELETE', path: '/api/centres/:centre/saved-reports/:report' },
  estimates: { method: 'GET', path: '/api/centres/:centre/estimates' },
  learn: { method: 'POST', path: '/api/centres/:centre/estimates/learn' },
  outOfTurn: { method: 'GET', path: '/api/centres/:centre/reports/out-of-turn' },
  staffing: { method: 'GET', path: '/api/centres/:centre/staffing' },
  replay: { method: 'POST', path: '/api/centres/:centre/replays' },
  printers: { method: 'GET', path: '/api/centres/:centre/printers' },
  testPrinter: { method: 'POST', path: '/api/centres/:centre/printers/:printer/test' },
  slips: { method: 'GET', path: '/api/centres/:centre/printers/:printer/slips' },
  users: { method: 'GET', path: '/api/centres/:centre/users' },
  addUser: { method: 'POST', path: '/api/centres/:centre/users' },
  editUser: { method: 'PATCH', path: '/api/centres/:centre/users/:user' },
  removeUser: { method: 'DELETE', path: '/api/centres/:centre/users/:user' },
  tokens: { method: 'GET', path: '/api/tokens' },
  addToken: { method: 'POST', path: '/api/tokens' },
  security: { method: 'GET', path: '/api/security' },
  removeToken: { method: 'DELETE', path: '/api/tokens/:token' },
  askDevice: { method: 'POST', path: '/api/devices' },
  devices: { method: 'GET', path: '/api/centres/:centre/devices' },
  approveDevice: { method: 'POST', path: '/api/centres/:centre/devices/:code/approve' },
  removeDevice: { method: 'DELETE', path: '/api/centres/:centre/devices/:device' },
  phoneTicket: { method: 'GET', path: '/api/t/:secret' },
  phoneCancel: { method: 'POST', path: '/api/t/:secret/cancel' },
  phoneRinging: { method: 'GET', path: '/api/t/:secret/ringing' },
  ringPhone: { method: 'POST', path: '/api/t/:secret/ringing' },
  stopRinging: { method: 'POST', path: '/api/t/:secret/ringing/off' },
} as const;

export type RouteName = keyof typeof paths;

/** What the path of a route takes, by the names in it: `{ centre, counter }`. */
export type RouteParams<N extends RouteName> = PathParams<(typeof paths)[N]['path']>;

/** The path of a route with its parameters in place, each encoded; an optional one that is absent takes no place. */
export function pathOf<N extends RouteName>(name: N, params: RouteParams<N>): string {
  return filled(paths[name].path, params);
}

/** A path with what is given for the names in it. */
export function filled(path: string, given: { readonly [name: string]: string | undefined }): string {
  return path.replace(/\/:([a-z]+)\??/g, (_, part: string) => {
    const value = given[part];
    return value === undefined ? '' : `/${encodeURIComponent(value)}`;
  });
}

type PathParams<P extends string> = {
  readonly [Name in RequiredName<Segment<P>>]: string;
} & { readonly [Name in OptionalName<Segment<P>>]?: string };
type Segment<P extends string> = P extends `${infer First}/${infer Rest}` ? First | Segment<Rest> : P;
type OptionalName<S extends string> = S extends `:${infer Name}?` ? Name : never;
type RequiredName<S extends string> = S extends `:${string}?` ? never : S extends `:${infer Name}` ? Name : never;
