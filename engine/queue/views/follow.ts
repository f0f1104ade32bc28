import type { FollowedCall, FollowView } from '../../../shared/tickets/follow.ts';
import type { HallView } from '../../../shared/views.ts';
import type { State } from '../state.ts';
import { hallView } from './hall.ts';

/** What phones may follow of a wall, or of all that let them; null if none of them does. Holds nothing that does not stand on a wall. */
export function followView(state: State, wall: string | null, now: number): FollowView | null {
  const followed = (state.centre?.displays ?? []).filter(
    ({ id, follow = false }) => follow && (wall === null || id === wall),
  );
  const halls = followed.flatMap(({ id }) => hallView(state, id, now) ?? []);
  const [first] = halls;
  if (first === undefined) return null;
  const { id, name, timeZone, languages, emergency } = first.centre;
  const { open, practice, opensAt } = first.day;
  return {
    centre: { id, name, timeZone, languages, ...(emergency === undefined ? {} : { emergency }) },
    day: { open, practice, opensAt },
    waiting: halls.length === 1 ? first.waiting : null,
    calls: open
      ? once(halls.flatMap(({ calls }) => calls)).map((call) => ({ ...told(call), status: call.status }))
      : [],
    last: open
      ? once(halls.flatMap(({ last }) => last))
          .slice(0, lastShown)
          .map(told)
      : [],
  };
}

/** As many as a wall shows. */
const lastShown = 8;

type Called = HallView['last'][number];

/** Each call of several walls once, the latest first. */
const once = <Call extends Called>(calls: readonly Call[]): readonly Call[] =>
  [...new Map(calls.map((call) => [call.callId, call])).values()].sort(
    (a, b) => Number(a.at < b.at) - Number(a.at > b.at),
  );

const told = ({ number, counter: { name, place }, at }: Called): FollowedCall => ({
  number,
  counter: { name, place },
  at,
});
