import type { Centre } from '../../../shared/centre/centre.ts';

/** An official as everybody is shown them. */
export function officialBody(official: NonNullable<Centre['officials']>[number]) {
  const { surname, name, patronymic = null, post, room = null } = official;
  return { surname, name, patronymic, post, room };
}
