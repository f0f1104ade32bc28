import { deserialize, serialize } from 'node:v8';
import type { ReportKey } from '../../shared/figures.ts';
import type { Clock } from '../clock.ts';
import { dateAt } from '../queue/business-day.ts';
import { CannotStore, type DayFigures, type QueueStore } from '../store/store.ts';
import { type Tally, tallyLegs } from './tally.ts';

/** Raised when something else is counted, or written down in another way: what was kept before is then counted anew. */
const version = 1;

export interface KeptDaysParts {
  readonly store: Pick<QueueStore, 'legs' | 'dayFigures' | 'keepDayFigures'>;
  readonly clock: Clock;
}
export interface AskedDays {
  readonly centre: string;
  readonly by: ReportKey;
  /** Of the centre: hours are by its wall clock. */
  readonly timeZone: string;
}

/** Which figures these are: the hours of another zone are other ones. */
const kindOf = ({ by, timeZone }: AskedDays): string => `${version} ${by}${by === 'hour' ? ` ${timeZone}` : ''}`;

const written = (tallies: readonly Tally[]): Buffer => serialize(tallies);

/** Null for what another version of Node wrote in a way that this one does not know. */
const read = (body: Buffer | null): readonly Tally[] | null => {
  if (body === null) return null;
  try {
    return deserialize(body) as readonly Tally[];
  } catch {
    return null;
  }
};

/**
 * What the legs of some days were counted to. Days that are over are counted once and kept, until one of their legs changes;
 * the present day, and all where nothing can be stored, are counted each time.
 */
export const talliesOfDays =
  ({ store, clock }: KeptDaysParts, asked: AskedDays) =>
  async (from: string, to: string): Promise<readonly Tally[]> => {
    const { centre, by, timeZone } = asked;
    const kind = kindOf(asked);
    const today = dateAt(clock.now(), timeZone);
    const count = async (date: string): Promise<readonly Tally[]> =>
      tallyLegs(await store.legs(centre, date, date), by, timeZone);
    const countOnce = async (date: string): Promise<readonly Tally[]> => {
      try {
        let made: readonly Tally[] = [];
        await store.keepDayFigures(centre, kind, date, (legs) => {
          made = tallyLegs(legs, by, timeZone);
          return written(made);
        });
        return made;
      } catch (error) {
        if (!(error instanceof CannotStore)) throw error;
        return count(date);
      }
    };
    const ofDay = async ({ date, body }: DayFigures): Promise<readonly Tally[]> =>
      read(body) ?? (date < today ? countOnce(date) : count(date));
    const found: Tally[] = [];
    for (const day of await store.dayFigures(centre, kind, from, to)) found.push(...(await ofDay(day)));
    return found;
  };
