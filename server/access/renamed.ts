import type { Clock } from '../../shared/time/clock.ts';
import type { PersonName } from '../store/names.ts';
import type { User } from '../store/user.ts';

/** What is to be remembered of somebody's names, once they have another one. */
export function renamed({ id, name }: User, next: User, clock: Pick<Clock, 'now'>): readonly PersonName[] {
  if (name === next.name) return [];
  return [
    { id, since: 0, name },
    { id, since: clock.now(), name: next.name },
  ];
}
