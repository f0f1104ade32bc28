import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Refusal } from '../shared/refusals.ts';
import type { Clock, Timer } from '../shared/time/clock.ts';
import type { BookPorts } from './ports.ts';
import type { BookState, Place, Trouble } from './state.ts';

/** The place that is kept while the questions are answered. */
export interface Holding {
  /** Whole minutes that it is still kept, from 0; null = none is. */
  readonly minutes: ReadonlySignal<number | null>;
  /** Keeps another place and gives the one before back; false if that did not go, and why stands in the trouble. */
  take(place: Place): Promise<boolean>;
  drop(): void;
  close(): void;
}

/** Keeps a place by the server, and counts its minutes by this browser's clock. */
export function openHolding(ports: Pick<BookPorts, 'api' | 'clock' | 'newKey'>, state: BookState): Holding {
  const { api, clock } = ports;
  const count = countMinutes(clock, () => state.hold.value?.until ?? null);
  const drop = (): void => {
    const [hold, centre] = [state.hold.value, state.offer.value?.centre];
    state.hold.value = null;
    if (hold !== null && centre !== undefined) void api('releaseHold', { params: { centre, seat: hold.id } });
  };
  return {
    ...count,
    drop,
    async take({ date, from }) {
      const [centre, choice] = [state.offer.value?.centre, state.choice.value];
      if (centre === undefined || choice === null) return false;
      state.busy.value = true;
      state.trouble.value = null;
      const body = { resource: choice.resource, date, from };
      const answer = await api('hold', { params: { centre }, body, key: ports.newKey() });
      state.busy.value = false;
      if (!answer.ok) {
        state.trouble.value = 'lost' in answer ? { why: 'lost' } : troubleOf(answer.refusal);
        return false;
      }
      drop();
      state.choice.value = { ...choice, date, from, standby: false };
      state.hold.value = { id: answer.value.hold, until: clock.now() + answer.value.seconds * 1000 };
      return true;
    },
  };
}

/** Whole minutes until then, while there is something to count. */
const countMinutes = (clock: Clock, until: () => number | null) => {
  const now = signal(clock.now());
  let timer: Timer | null = null;
  const tick = (): void => {
    now.value = clock.now();
    timer = clock.after(tickMs, () => untracked(tick));
  };
  const stop = effect(() => {
    timer?.cancel();
    timer = null;
    if (until() !== null) untracked(tick);
  });
  return {
    minutes: computed(() => {
      const end = until();
      return end === null ? null : Math.max(0, Math.ceil((end - now.value) / 60_000));
    }),
    close(): void {
      stop();
      timer?.cancel();
    },
  };
};

const tickMs = 10_000;

/** What a refusal means to somebody who books: the place is gone, or it is said in words. */
export function troubleOf(refusal: Refusal): Trouble {
  const { code, about } = refusal;
  if (code !== 'slot-taken' && code !== 'slot-gone') return { why: 'refused', refusal };
  const named = typeof about?.nearest === 'string' ? about.nearest.split(' ') : [];
  const nearest = named.map((one) => one.split('T')).flatMap(([date, from]) => (date && from ? [{ date, from }] : []));
  return { why: 'taken', nearest };
}
