import { learntAttendance } from '../../engine/booking/capacity.ts';
import { dateAt } from '../../engine/queue/business-day.ts';
import type { Estimating } from '../../engine/wait/estimating.ts';
import { bookingRules } from '../../shared/booking.ts';
import type { Clock } from '../../shared/clock.ts';
import type { QueueEvent } from '../../shared/events.ts';
import type { Log } from '../log.ts';
import type { QueueStore } from '../store/store.ts';
import { measuredDays } from './attendance.ts';
import type { CentreState } from './centre-state.ts';

/**
 * Keeps the estimates told of the seats of the day. What happens to seats they follow by themselves; which seats there are is read
 * when a day begins, and when one may have come from another date.
 */
export function followSeats(
  { id, store, clock, log }: FollowSeatsParts,
  following: Pick<CentreState, 'latest' | 'onChange'>,
  estimating: Pick<Estimating, 'expect'>,
) {
  const look = async (): Promise<void> => {
    const { centre } = following.latest();
    if (centre === null) return;
    try {
      const today = dateAt(clock.now(), centre.timeZone);
      const [seats, measured] = await Promise.all([
        store.seatsOn(id, today, 'booked'),
        store.attendance(id, 'service', ...measuredDays(today)),
      ]);
      estimating.expect(seats, learntAttendance(measured, bookingRules(centre).attendance));
    } catch (error) {
      log.error({ err: error, centre: id }, 'the seats of the day could not be read; waits are told without them');
    }
  };
  const listening = following.onChange(({ events }) => {
    if (events.some(changesSeatsOfDay)) void look();
  });
  return { look, close: listening.close };
}

interface FollowSeatsParts {
  readonly id: string;
  readonly store: Pick<QueueStore, 'seatsOn' | 'attendance'>;
  readonly clock: Clock;
  readonly log: Log;
}

const changesSeatsOfDay = ({ type }: QueueEvent): boolean =>
  type === 'day-opened' || type === 'seat-moved' || type === 'clock-corrected';
