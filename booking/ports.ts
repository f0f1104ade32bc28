import type { BookingRoute } from '../shared/booking/booking-paths.ts';
import type { CitizenRoute } from '../shared/cases/citizen-paths.ts';
import type { RouteValue } from '../shared/routes.ts';
import type { VisitorRoute } from '../shared/tickets/visitor-paths.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { Api } from '../ui/api.ts';
import type { ChosenLanguage } from '../ui/language.ts';
import type { Memory } from '../ui/storage.ts';
import type { Bookings } from './bookings.ts';

export type BookApi = Api<VisitorRoute | BookingRoute>;
export type DraftApi = Api<VisitorRoute | BookingRoute | CitizenRoute>;
export type ServiceList = RouteValue<'services'>;
export type ListedOfficial = RouteValue<'officials'>[number];
export type ListedDate = RouteValue<'officialDates'>[number];
export type ListedTime = RouteValue<'officialSlots'>[number];

/** Where somebody is on the way to a booking: what the browser's own way back leads through. */
export interface Step {
  readonly at: 'what' | 'date' | 'time' | 'question' | 'check' | 'sent';
  /** Of a question its page. */
  readonly page?: string;
}

export interface BookPorts {
  readonly api: DraftApi;
  readonly clock: Clock;
  readonly language: ChosenLanguage;
  /** The centre named in the address, if any. */
  readonly centreAsked: string | null;
  /** The tab's: what was answered outlives a reload. */
  readonly draft: Memory;
  /** The tab's: the secret under which the server keeps what was begun. */
  readonly later: Memory;
  readonly bookings: Bookings;
  readonly newKey: () => string;
  /** Where the tab was before a reload; null = it is new. */
  readonly before: Step | null;
  /** Puts a step into the tab's history, or another in the place of the last. */
  readonly goTo: (step: Step, how: 'push' | 'replace') => void;
}

const places = ['what', 'date', 'time', 'question', 'check', 'sent'];

/** Whether what a tab's history holds is a step of ours. */
export function isStep(state: unknown): state is Step {
  return typeof state === 'object' && state !== null && 'at' in state && places.some((place) => place === state.at);
}
