import type { Static, TSchema } from 'typebox';
import { bookingRoutes } from './booking/booking-routes.ts';
import { calendarRoutes } from './booking/calendar-routes.ts';
import { seatRoutes } from './booking/seat-routes.ts';
import { callRoutes } from './calls/call-routes.ts';
import { caseRoutes } from './cases/case-routes.ts';
import { citizenListRoutes } from './cases/citizen-routes.ts';
import { helpedRoutes } from './cases/helped-routes.ts';
import { officeRoutes } from './cases/office-routes.ts';
import { oversightRoutes } from './cases/oversight-routes.ts';
import { tableRoutes } from './cases/table-routes.ts';
import { centreRoutes } from './centre/centre-routes.ts';
import { counterRoutes } from './centre/counter-routes.ts';
import { countryRoutes } from './country/country-routes.ts';
import { linkRoutes } from './country/link-routes.ts';
import { deviceRoutes } from './devices/device-routes.ts';
import type { RouteName } from './paths.ts';
import { peopleRoutes } from './people-routes.ts';
import { ratingRoutes } from './reports/rating-routes.ts';
import { reportRoutes } from './reports/report-routes.ts';
import type { Route } from './route-parts.ts';
import { sessionRoutes } from './session-routes.ts';
import { followRoutes } from './tickets/follow-routes.ts';
import { ticketRoutes } from './tickets/ticket-routes.ts';
import { voiceRoutes } from './voice/voice-routes.ts';
import { mediaRoutes } from './wall/media-routes.ts';

/**
 * Every HTTP route: who may, what comes in and what goes out (method and path: paths.ts). The server registers from this table, the
 * description at /api/openapi.json is made from it, and the fronts call by these names.
 */
export const routes = {
  ...caseRoutes,
  ...helpedRoutes,
  ...citizenListRoutes,
  ...officeRoutes,
  ...oversightRoutes,
  ...callRoutes,
  ...tableRoutes,
  ...ratingRoutes,
  ...centreRoutes,
  ...sessionRoutes,
  ...ticketRoutes,
  ...bookingRoutes,
  ...seatRoutes,
  ...calendarRoutes,
  ...counterRoutes,
  ...reportRoutes,
  ...deviceRoutes,
  ...voiceRoutes,
  ...mediaRoutes,
  ...followRoutes,
  ...linkRoutes,
  ...countryRoutes,
  ...peopleRoutes,
} as const satisfies { readonly [N in RouteName]: Route };
type Entry<N extends RouteName> = (typeof routes)[N];
export type RouteBody<N extends RouteName> =
  Entry<N> extends { readonly body: infer B extends TSchema } ? Static<B> : undefined;
export type RouteQuery<N extends RouteName> =
  Entry<N> extends { readonly query: infer Q extends TSchema } ? Static<Q> : undefined;
export type RouteValue<N extends RouteName> = Static<Entry<N>['value']>;
