import { createListeners } from '../async/listeners.ts';
import type { Progress } from './follow-log.ts';
import { type LiveCentre, type LiveCentreParts, openLiveCentre } from './live-centre.ts';

/** The centres that are open, each opened once however many ask for it. */
export function openRoster(parts: RosterParts) {
  const open = new Map<string, LiveCentre>();
  const opening = new Map<string, Promise<LiveCentre>>();
  const listeners = createListeners<LiveCentre>();
  /** A centre is there for others once it is configured. */
  const appear = (live: LiveCentre): void => {
    if (open.has(live.id) || live.latest().centre === null) return;
    open.set(live.id, live);
    listeners.tell(live);
  };
  const openOnce = async (id: string): Promise<LiveCentre> => {
    const live = await openLiveCentre({ ...parts, id });
    live.onChange(() => appear(live));
    appear(live);
    return live;
  };
  const openOne = (id: string): Promise<LiveCentre> => {
    const known = opening.get(id) ?? openOnce(id);
    opening.set(id, known);
    known.catch(() => opening.delete(id));
    return known;
  };
  return {
    open: openOne,
    arrived(id: string, known?: Progress): void {
      openOne(id).then((live) => live.catchUp(known), cannotOpen(parts, id));
    },
    find: (id: string) => open.get(id) ?? null,
    list: () => [...open.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    onOpen(run: (live: LiveCentre) => void) {
      for (const live of open.values()) run(live);
      return listeners.add(run);
    },
    async close() {
      await Promise.all([...opening.values()].map(async (live) => (await live).close()));
    },
  };
}

const cannotOpen =
  ({ log }: RosterParts, centre: string) =>
  (error: unknown): void =>
    log.error({ err: error, centre }, 'a centre could not be opened');

export type Roster = ReturnType<typeof openRoster>;

export type RosterParts = Omit<LiveCentreParts, 'id'>;
