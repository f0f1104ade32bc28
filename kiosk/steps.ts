import type { Estimated } from '../shared/estimate.ts';
import type { RouteBody } from '../shared/routes.ts';
import type { Unavailable } from '../shared/views.ts';

/** Where a visitor stands: exactly one of these at a time. */
export type Step = Browsing | Confirm | About | Privilege | Taking | Held;
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
/** The visitor holds a number; `estimate`: how long it will wait, as it was said with the number. */
export interface Held extends Estimated {
  readonly step: 'ticket';
  readonly number: string;
  readonly service: string;
  readonly priorityClass: string | null;
  readonly ahead: number;
  readonly secret: string;
  /** Null = this kiosk prints nothing. */
  readonly job: string | null;
  /** The slip should have come by now. */
  readonly late: boolean;
}

/** One step back; null = there is none, or what is shown is to be forgotten. */
export function stepBack(step: Step): Step | null {
  switch (step.step) {
    case 'group':
    case 'search':
      return home;
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

export const home: Home = { step: 'home', page: 0, topics: false };
