import type { LocalText } from '../../shared/centre/centre.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { FormPage } from '../../ui/form/form-pages.ts';

/** What may be booked: an official, by their post and name, or a service. */
export interface Bookee {
  /** `official-ID` or `service-ID`. */
  readonly resource: string;
  readonly kind: 'official' | 'service';
  readonly id: string;
  readonly name: LocalText;
  /** Of an official; null = it is a service. */
  readonly person: string | null;
  readonly room: LocalText | null;
}
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
  | { readonly at: 'who'; readonly bookees: readonly Bookee[] }
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
  readonly bookee: Bookee;
  readonly date: string | null;
  readonly from: string | null;
}

export const start: BookState = { at: 'loading' };

/** Officials first, then the services whose times are booked. */
export function bookeesOf(officials: RouteValue<'officials'>, { services }: RouteValue<'services'>): readonly Bookee[] {
  return [
    ...officials.map(
      ({ id, post, surname, name, patronymic, room }): Bookee => ({
        ...{ resource: `official-${id}`, kind: 'official', id, name: post, room },
        person: [surname, name, patronymic].filter((part) => part !== null && part !== '').join(' '),
      }),
    ),
    ...services
      .filter(({ bookable }) => bookable)
      .map(
        ({ id, name }): Bookee => ({ resource: `service-${id}`, kind: 'service', id, name, person: null, room: null }),
      ),
  ];
}
