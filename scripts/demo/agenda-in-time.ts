import { openAgenda } from '../../engine/simulate/agenda.ts';
import type { DemoMachine } from './demo-machine.ts';

/** What the people of the demo do when, one thing after another. */
export interface AgendaInTime {
  now(): number;
  /** So long from now (ms of the demo's time); `what` may set the next thing. */
  in(ms: number, what: () => Promise<void>): void;
  /** Does all that is due until then (ms since 1970) at once: the demo's time is put ahead from one thing to the next. */
  hurryTo(at: number): Promise<void>;
  /** Does what is due as the time comes, until closed. */
  goOn(): void;
  /** Resolves once nothing is being done any more. */
  close(): Promise<void>;
}

/** An empty one; what fails is told of, and the rest goes on. */
export function openAgendaInTime(machine: DemoMachine, onTrouble: (error: unknown) => void): AgendaInTime {
  const agenda = openAgenda<() => Promise<void>>();
  let next: Due | null = null;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let goes = false;
  let closed = false;

  const earliest = (): Due | null => {
    next ??= agenda.take();
    return next;
  };
  const act = async ({ what }: Due): Promise<void> => {
    next = null;
    await what().catch(onTrouble);
  };
  const wait = (): void => {
    const due = earliest();
    if (closed || due === null) return;
    timer = setTimeout(() => {
      timer = null;
      running = act(due).then(wait);
    }, machine.realMsUntil(due.at));
  };
  return {
    now: machine.now,
    in(ms, what) {
      const at = machine.now() + ms;
      agenda.add(at, what);
      if (next === null || at >= next.at) return;
      // It comes before what is being waited for.
      agenda.add(next.at, next.what);
      next = null;
      if (!goes || timer === null) return;
      clearTimeout(timer);
      wait();
    },
    async hurryTo(at) {
      for (let due = earliest(); due !== null && due.at <= at && !closed; due = earliest()) {
        machine.putTo(due.at);
        await act(due);
      }
      machine.putTo(at);
    },
    goOn() {
      goes = true;
      wait();
    },
    async close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}

interface Due {
  readonly at: number;
  readonly what: () => Promise<void>;
}
