import { dateAt } from '../../engine/queue/business-day.ts';
import type { Estimating } from '../../engine/wait/estimating.ts';
import type { QueueEvent } from '../../shared/events.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { openBackground } from '../async/background.ts';
import type { Log } from '../log.ts';
import type { QueueStore } from '../store/store.ts';
import type { AttendanceKnown } from './attendance.ts';
import type { CentreState } from './centre-state.ts';

/**
 * Keeps the estimates told of the seats of the day. What happens to seats they follow by themselves; which seats there are is read
 * when a day begins, and when one may have come from another date.
 */
export function followSeats(
  { id, store, clock, log, attendance }: FollowSeatsParts,
  following: Pick<CentreState, 'latest' | 'onChange'>,
  estimating: Pick<Estimating, 'readSeats'>,
) {
  const background = openBackground();
  const read = async (): Promise<void> => {
    const { centre } = following.latest();
    if (centre === null) return;
    const take = estimating.readSeats();
    const now = clock.now();
    const [seats, attending] = await Promise.all([
      store.seatsOn(id, dateAt(now, centre.timeZone), 'booked'),
      attendance.read(centre, now, store),
    ]);
    take(seats, attending);
  };
  const look = (): Promise<void> =>
    background.run(read, (error) =>
      log.error({ err: error, centre: id }, 'the seats of the day could not be read; waits are told without them'),
    );
  const listening = following.onChange(({ events }) => {
    if (events.some(changesSeatsOfDay)) void look();
  });
  return {
    look,
    async close(): Promise<void> {
      listening.close();
      await background.close();
    },
  };
}

interface FollowSeatsParts {
  readonly id: string;
  readonly store: Pick<QueueStore, 'seatsOn' | 'attendance'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly attendance: AttendanceKnown;
}

const changesSeatsOfDay = ({ type }: QueueEvent): boolean =>
  type === 'day-opened' || type === 'seat-moved' || type === 'clock-corrected';
