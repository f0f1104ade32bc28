import type { RouteValue } from '../../shared/routes.ts';
import type { FormPage } from '../../ui/form/form-pages.ts';

export type ListedOfficial = RouteValue<'officials'>[number];
export type ListedDate = RouteValue<'officialDates'>[number];

/** What goes wrong while somebody books, as far as they must know. `taken`: somebody else has the place. */
export type Trouble =
  | 'lost'
  | 'taken'
  | 'too-many'
  | 'has-seat'
  | 'too-many-seats'
  | 'booking-paused'
  | 'no-standby'
  | 'places-free'
  | 'cannot-store'
  | 'unknown';

/** Where somebody stands who books: exactly one of these at a time. */
export type BookState =
  | { readonly at: 'loading' }
  | { readonly at: 'lost' }
  | { readonly at: 'who'; readonly officials: readonly ListedOfficial[] }
  | { readonly at: 'date'; readonly dates: readonly ListedDate[] }
  | { readonly at: 'time'; readonly times: readonly string[]; readonly trouble: Trouble | null }
  | { readonly at: 'question'; readonly page: FormPage }
  | { readonly at: 'check'; readonly trouble: Trouble | null }
  | { readonly at: 'asking'; readonly what: 'hold' | 'send'; readonly tries: number; readonly busy: boolean }
  | {
      readonly at: 'sent';
      readonly code: string;
      readonly secret: string;
      /** The job of what is printed; `asked` = not known yet, `none` = nothing is. */
      readonly slip: 'asked' | 'none' | { readonly job: string };
      readonly late: boolean;
    };

/** What they have chosen so far; without a time they stand by. */
export interface Chosen {
  readonly official: ListedOfficial;
  readonly date: string | null;
  readonly from: string | null;
}

export const start: BookState = { at: 'loading' };
