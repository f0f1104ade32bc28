import type { RouteBody, RouteValue } from '../shared/routes.ts';
import type { Estimated } from '../shared/tickets/estimate.ts';
import type { KioskView, Unavailable } from '../shared/views.ts';
import type { Errand } from './errand.ts';

/** Where a visitor stands: exactly one of these at a time. */
export type Step = Browsing | Confirm | About | Privilege | Taking | Held | OnErrand;
export type Browsing = Home | InGroup | Searching;

export interface Home {
  readonly step: 'home';
  readonly page: number;
  /** Where there is no room for both: the topics are shown, else what is asked for most. */
  readonly topics: boolean;
}
export interface InGroup {
  readonly step: 'group';
  readonly group: string;
  readonly page: number;
}
export interface Searching {
  readonly step: 'search';
  readonly text: string;
  readonly page: number;
  /** Where there is no room for both: the keyboard is shown, else what was found. */
  readonly typing: boolean;
}
export type Order = RouteBody<'issueTicket'>;
/** Why no ticket came of it, as far as a visitor needs to know. */
export type Trouble = 'lost' | 'too-many' | 'cannot-store' | 'unknown' | NonNullable<Unavailable>;
export interface Confirm {
  readonly step: 'confirm';
  readonly service: string;
  /** Made when this screen opened, so that every try asks for the same ticket. */
  readonly key: string;
  readonly priorityClass: string | null;
  /** What was asked for and perhaps granted: with the same key nothing else may be asked. */
  readonly sent: Order | null;
  readonly trouble: Trouble | null;
  /** Of the documents. */
  readonly page: number;
  readonly from: Browsing;
}
export interface Privilege {
  readonly step: 'privilege';
  readonly page: number;
  readonly confirm: Confirm;
}
/** What there is to know of the service that one is about to take. */
export interface About {
  readonly step: 'about';
  readonly page: number;
  readonly confirm: Confirm;
}
export interface Taking {
  readonly step: 'taking';
  readonly confirm: Confirm;
  /** Questions asked so far. */
  readonly tries: number;
  /** The server has asked for patience: more was asked of it than it gives at once. */
  readonly busy: boolean;
}
/** Somebody who wants no ordinary ticket; null = what they need is still fetched. */
export interface OnErrand {
  readonly step: 'errand';
  readonly errand: Errand | null;
  /** The service from which it began; absent = none. */
  readonly from?: Confirm | undefined;
}
/** What was booked, of a ticket that somebody has by checking in. */
export interface Booked {
  /** HH:MM, local; null = they stood by. */
  readonly at: string | null;
  readonly official: RouteValue<'checkIn'>['official'];
  readonly initial: string | null;
  /** They had this ticket already. */
  readonly again: boolean;
  readonly isCalled: boolean;
}
/** The visitor holds a number; `estimate`: how long it will wait, as it was said with the number. */
export interface Held extends Estimated {
  readonly step: 'ticket';
  readonly number: string;
  readonly service: string;
  readonly priorityClass: string | null;
  readonly ahead: number;
  /** Opens it on a phone; null = not known any more. */
  readonly secret: string | null;
  /** Null = this kiosk prints nothing. */
  readonly job: string | null;
  /** The slip should have come by now. */
  readonly late: boolean;
  /** Absent = they walked in. */
  readonly booked?: Booked;
  /** The services after this one, and the numbers of all who came together; absent = one service and one person. */
  readonly more?: { readonly later: readonly string[]; readonly numbers: readonly string[] };
}

/** One step back; null = there is none, or what is shown is to be forgotten. */
export function stepBack(step: Step): Step | null {
  switch (step.step) {
    case 'group':
    case 'search':
      return home;
    case 'errand':
      return step.from ?? home;
    case 'confirm':
      return step.from;
    case 'privilege':
    case 'about':
      return step.confirm;
    case 'home':
      return step.topics ? home : null;
    case 'taking':
    case 'ticket':
      return null;
  }
}

/** Whether what a visitor is looking at is there no more. */
export function isGone(step: Step, { services, groups }: Pick<KioskView, 'services' | 'groups'>): boolean {
  const at = step.step === 'privilege' || step.step === 'about' ? step.confirm : step;
  if (at.step === 'confirm') return !services.some(({ id }) => id === at.service);
  return at.step === 'group' && !groups.some(({ id }) => id === at.group);
}

/** Whether an answer is awaited: nothing leads away then. */
export function isAwaiting(step: Step): boolean {
  return step.step === 'taking' || (step.step === 'errand' && step.errand?.isBusy.value === true);
}

export const home: Home = { step: 'home', page: 0, topics: false };
