import type { QueueEvent } from '../../shared/events.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { Centres } from '../centre/centres.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { Log } from '../log.ts';
import type { Calendars } from './calendars.ts';
import { checkSeatsOf, type SeatsOfCalendarParts } from './seats-of-calendar.ts';

export interface FollowParts {
  readonly store: SeatsOfCalendarParts['store'];
  readonly calendars: Calendars;
  readonly centres: Centres;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Following {
  /** Ends it, and closes the calendars. */
  close(): Promise<void>;
}

/**
 * [D6] Puts each calendar that changes into the log of the centres that go by it, where it reaches every other server; from now on
 * none comes into force that would leave their seats without a slot.
 */
export function followCalendars({ store, calendars, centres, clock, log }: FollowParts): Following {
  calendars.guardedBy(checkSeatsOf({ store, centres, calendars, clock }));
  const tell = (live: LiveCentre): void => {
    const { centre, calendar } = live.latest();
    const named = centre?.hours.calendar;
    const version = named === undefined ? null : calendars.version(named);
    if (version === null || (calendar?.id === version.id && calendar.hash === version.hash)) return;
    const command = { type: 'change-document', at: clock.now(), by: byCalendar, document: version } as const;
    // What is refused or cannot be stored now is told again with the next change, and at the next start.
    live.ask({ command, toReply: () => null }).then(
      (reply) => {
        if (!reply.ok) log.warn({ centre: live.id, refusal: reply.refusal }, 'a calendar is not taken in yet');
      },
      (error: unknown) => log.error({ err: error, centre: live.id }, 'a calendar could not be taken in'),
    );
  };
  const closers: { close(): void }[] = [];
  const follow = (live: LiveCentre): void => {
    tell(live);
    closers.push(live.onChange(({ events }) => events.some(asksForCalendar) && tell(live)));
  };
  closers.push(
    centres.onOpen(follow),
    calendars.onChange(() => {
      for (const live of centres.list()) tell(live);
    }),
  );
  return {
    async close() {
      for (const one of closers) one.close();
      await calendars.close();
    },
  };
}

const byCalendar = { kind: 'system', id: 'calendar', role: 'system' } as const;

const asksForCalendar = ({ type }: QueueEvent): boolean =>
  type === 'centre-configured' || type === 'centre-brought-back';
