import type { Static, TSchema } from 'typebox';
import { bookingRoutes } from './booking-routes.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { callRoutes } from './call-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { centreRoutes } from './centre-routes.ts';
import { citizenListRoutes } from './citizen-routes.ts';
import { counterRoutes } from './counter-routes.ts';
import { countryRoutes } from './country-routes.ts';
import { deviceRoutes } from './device-routes.ts';
import { followRoutes } from './follow-routes.ts';
import { helpedRoutes } from './helped-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { mediaRoutes } from './media-routes.ts';
import { officeRoutes } from './office-routes.ts';
import { oversightRoutes } from './oversight-routes.ts';
import type { RouteName } from './paths.ts';
import { peopleRoutes } from './people-routes.ts';
import { ratingRoutes } from './rating-routes.ts';
import { reportRoutes } from './report-routes.ts';
import type { Route } from './route-parts.ts';
import { seatRoutes } from './seat-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { tableRoutes } from './table-routes.ts';
import { ticketRoutes } from './ticket-routes.ts';
import { voiceRoutes } from './voice-routes.ts';

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
