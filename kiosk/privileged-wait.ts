import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { RouteValue } from '../shared/routes.ts';
import type { VisitorRoute } from '../shared/tickets/visitor-paths.ts';
import type { Clock, Timer } from '../shared/time/clock.ts';
import type { Api } from '../ui/api.ts';

export type ToldWait = RouteValue<'newcomerWait'>;

export interface PrivilegedWaitPorts {
  readonly api: Api<VisitorRoute>;
  readonly clock: Clock;
  readonly centre: () => string;
  /** The service and the privilege that were chosen; null = none was. */
  readonly chosen: ReadonlySignal<Chosen | null>;
  /** What changes whenever the queue does. */
  readonly view: ReadonlySignal<unknown>;
}
export interface Chosen {
  readonly service: string;
  readonly priorityClass: string;
}
export interface PrivilegedWait {
  /** What one waits with the privilege; null until the server has said it, and where it does not. */
  readonly told: ReadonlySignal<ToldWait | null>;
  close(): void;
}

/** Asks what one waits with the privilege that they chose: at once, and again as the queue changes, now and then. */
export function openPrivilegedWait({ api, clock, centre, chosen, view }: PrivilegedWaitPorts): PrivilegedWait {
  const told = signal<ToldWait | null>(null);
  let asking: Asking | null = null;

  const ask = async (mine: Asking): Promise<void> => {
    mine.timer = clock.after(pauseMs, () => {
      mine.timer = null;
      if (mine.isDue) void ask(mine);
    });
    mine.isDue = false;
    const { service, priorityClass } = mine.chosen;
    const answer = await api('newcomerWait', { params: { centre: centre(), service }, query: { priorityClass } });
    if (asking === mine) told.value = answer.ok ? answer.value : null;
  };
  const stop = effect(() => {
    const next = chosen.value;
    void view.value;
    if (next !== null && isSame(asking, next)) {
      if (asking.timer === null) void ask(asking);
      else asking.isDue = true;
      return;
    }
    asking?.timer?.cancel();
    told.value = null;
    asking = next === null ? null : { chosen: next, timer: null, isDue: false };
    if (asking !== null) void ask(asking);
  });
  return {
    told,
    close() {
      stop();
      asking?.timer?.cancel();
      asking = null;
    },
  };
}

/** So long after one question no other is asked (ms). */
const pauseMs = 4000;

interface Asking {
  readonly chosen: Chosen;
  /** Runs for as long as nothing is asked again. */
  timer: Timer | null;
  /** The queue has changed meanwhile. */
  isDue: boolean;
}

const isSame = (asking: Asking | null, { service, priorityClass }: Chosen): asking is Asking =>
  asking?.chosen.service === service && asking.chosen.priorityClass === priorityClass;
