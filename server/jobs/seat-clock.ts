import { standsBy } from '../../engine/booking/standby.ts';
import { standsAs } from '../../engine/booking/taken.ts';
import { dateAt } from '../../engine/queue/business-day.ts';
import { theClock } from '../../engine/queue/commands/day.ts';
import { bookingRules } from '../../shared/booking/booking.ts';
import type { Seat } from '../../shared/booking/seats.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { every } from '../async/repeat.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { Log } from '../log.ts';
import type { SeatStore } from '../store/seats.ts';
import type { LeasedJob } from './lease.ts';

/** [SE11] Writes down who did not come to a centre's seats, and gives places to those who stand by. */
export function runSeats(live: LiveCentre, store: Pick<SeatStore, 'seatsDue'>, clock: Clock, log: Log): LeasedJob {
  return every(clock, tickMs, async () => {
    const { centre } = live.latest();
    if (centre === null || !takesBookings(centre)) return;
    try {
      const now = clock.now();
      // Almost always there is nothing to do: then nothing is asked, and no lock is taken.
      const due = await store.seatsDue(live.id, dateAt(now, centre.timeZone));
      if (!due.some((seat) => isDue(seat, centre, now))) return;
      await live.ask({
        command: null,
        seat: { at: now, by: theClock, command: { type: 'pass-time' } },
        toReply: () => null,
      });
    } catch (error) {
      log.error({ err: error, centre: live.id }, 'the clock of the seats failed');
    }
  });
}

const tickMs = 1000;

const takesBookings = ({ officials = [], services }: Centre): boolean =>
  officials.length > 0 || services.some(({ bookable }) => bookable !== undefined);

/** Whether the clock has something to write down of a seat, or somebody stands by who may be given a place. */
const isDue = (seat: Seat, centre: Centre, now: number): boolean =>
  standsBy(seat) || standsAs(seat, now, bookingRules(centre)) !== seat.status;
