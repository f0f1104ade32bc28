import type { Clock } from '../shared/time/clock.ts';
import type { LiveCentre } from './centre/live-centre.ts';
import type { QueueStore } from './store/store.ts';

interface ReadinessParts {
  readonly centres: { list(): readonly Pick<LiveCentre, 'id' | 'canStore'>[] };
  readonly store: Pick<QueueStore, 'probe'>;
  /** A head office begins without any centre. */
  readonly mayBeNone?: boolean;
  /** One that no correction moves. */
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Whether the server could do its work: rejects while no centre is loaded, a centre refuses because it could not store, or a
 * probe of the store fails. A probe writes to the disk and anybody may ask, so one speaks for all who ask while it is under
 * way and for 5 s from its beginning; that a centre refuses is seen at once, and asks for no probe.
 */
export function createReadiness({ centres, store, clock, mayBeNone = false }: ReadinessParts): () => Promise<void> {
  const probe = createSharedProbe(store, clock);
  const look = (): void => {
    const list = centres.list();
    if (list.length === 0 && !mayBeNone) throw new Error('no centre is loaded');
    const refusing = list.find((live) => !live.canStore());
    if (refusing !== undefined) throw new Error(`${refusing.id} has not been able to store yet`);
  };
  return async () => {
    look();
    await probe();
    // It may have begun to refuse meanwhile.
    look();
  };
}

const heldMs = 5000;

const createSharedProbe = (store: ReadinessParts['store'], clock: ReadinessParts['clock']) => {
  let last: { readonly begunAt: number; readonly result: Promise<void> } | null = null;
  let isUnderWay = false;
  return (): Promise<void> => {
    if (last !== null && (isUnderWay || clock.now() - last.begunAt < heldMs)) return last.result;
    isUnderWay = true;
    const result = store.probe().finally(() => {
      isUnderWay = false;
    });
    last = { begunAt: clock.now(), result };
    return result;
  };
};
