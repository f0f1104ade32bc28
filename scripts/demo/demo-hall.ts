import type { PlannedVisit } from '../../engine/simulate/plan.ts';
import type { Random } from '../../engine/simulate/random.ts';
import type { AgendaInTime } from './agenda-in-time.ts';
import type { Asker, Asking } from './asking.ts';
import type { Eyes } from './eyes.ts';

/** Somebody with a ticket, and what they came for. */
export interface Visitor {
  readonly visit: PlannedVisit;
  /** Opens the ticket on their phone; null = not known, as of a ticket that somebody else gave out. */
  readonly secret: string | null;
  /** Which service of the visit they are at. */
  stage: number;
  /** What is left of it, once it was interrupted (ms). */
  leftMs: number | null;
  state: 'waiting' | 'at-counter' | 'away' | 'gone';
}

/** What has happened since the demo was started. */
export interface Tally {
  tickets: number;
  calls: number;
  served: number;
  gaveUp: number;
  noShows: number;
  booked: number;
}

/** What the people of the demo share. */
export interface DemoHall {
  readonly agenda: AgendaInTime;
  readonly asking: Asking;
  readonly eyes: Eyes;
  readonly random: Random;
  readonly manager: Asker;
  readonly reception: Asker;
  readonly kiosk: Asker;
  /** By ticket. */
  readonly visitors: Map<string, Visitor>;
  readonly tally: Tally;
  /** Somebody came: idle clerks look up. */
  somebodyCame(): void;
}

/** Somebody at a counter: they look at their screen, do what it asks for, and look again. */
export interface Clerk {
  readonly hall: DemoHall;
  readonly counter: string;
  readonly asker: Asker;
  /** Tickets that they set aside, and when their visitors come back (ms since 1970). */
  readonly aside: Map<string, number>;
  /** Looks at the screen in so long (ms), and at nothing before. */
  lookIn(ms: number): void;
  /** Does this in so long (ms), instead of looking. */
  doIn(ms: number, what: () => Promise<void>): void;
  /** Looks up if nobody was waiting. */
  lookUp(): void;
}
