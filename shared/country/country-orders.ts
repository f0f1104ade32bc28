import { Type } from 'typebox';
import { admins, closed, Id, leads, type Route } from '../route-parts.ts';
import { Order, SharedOrder } from './link-routes.ts';

/** What is asked of the halls of many centres from their head office (method and path: country-paths.ts). */

/** Of so many centres at once, at most. */
export const orderedAtMost = 1000;

export const countryOrderRoutes = {
  countryOrders: {
    summary:
      'What this head office asked of all its centres and what came of it, the latest first; 100 at most; for those of no one centre',
    roles: leads,
    value: Type.Array(Order),
  },
  orderCentres: {
    summary:
      'At a head office: have several centres open or close their day, begin or end an emergency, or take settings. Where one of them is not known, nothing is asked of any. For administrators of no one centre',
    roles: admins,
    body: Type.Object(
      { centres: Type.Array(Id, { minItems: 1, maxItems: orderedAtMost, uniqueItems: true }), order: SharedOrder },
      closed,
    ),
    value: Type.Array(Order),
    status: 201,
  },
} as const satisfies { readonly [name: string]: Route };
