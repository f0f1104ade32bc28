import { type ReadonlySignal, signal } from '@preact/signals';
import type { Action, ActionType } from './actions.ts';

/** What a press came to: `ticket` = the one that an answer brought to the counter, null where it brought none. */
export type PressOutcome = { readonly done: true; readonly ticket: string | null } | { readonly done: false };

/**
 * One press, bound to what it was meant for when it was made. `brings` = who its last action is foreseen to call: if
 * another comes, what was pressed after it was not meant for them.
 */
export interface Press {
  readonly name: PressName;
  readonly actions: readonly Action[];
  readonly brings: string | null;
}
/** An action, or a dialog to be opened for the ticket that the presses before bring. */
export type PressName = ActionType | 'outcome' | 'finishNext';

export interface PressLine {
  /** The presses that are not done yet, the one under way first. */
  readonly pending: ReadonlySignal<readonly Press[]>;
  /** Puts a press at the end; resolves once it is done or dropped. */
  add(press: Press, run: () => Promise<PressOutcome>): Promise<void>;
  /** Whether this press, or one of the same name, waits already. */
  has(name: PressName): boolean;
}

/**
 * Does presses one after another, in the order in which they were made. The first that is refused, that is lost, or that
 * brings somebody else than was foreseen ends the line: `onDropped` is told what was not done.
 */
export function createPressLine(onDropped: (presses: readonly Press[]) => void): PressLine {
  const pending = signal<readonly Press[]>([]);
  let waiting: readonly Waiting[] = [];
  const setWaiting = (next: readonly Waiting[]): void => {
    waiting = next;
    pending.value = next.map(({ press }) => press);
  };
  const endLine = (): void => {
    const dropped = waiting;
    setWaiting([]);
    if (dropped.length > 0) onDropped(dropped.map(({ press }) => press));
    for (const { settle } of dropped) settle();
  };
  const work = async (): Promise<void> => {
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      const outcome = await first.run();
      setWaiting(waiting.slice(1));
      first.settle();
      if (!outcome.done || (waiting.length > 0 && outcome.ticket !== first.press.brings)) endLine();
    }
  };
  return {
    pending,
    has: (name) => waiting.some(({ press }) => press.name === name),
    add: (press, run) =>
      new Promise((settle) => {
        const isFirst = waiting.length === 0;
        setWaiting([...waiting, { press, run, settle }]);
        if (isFirst) void work();
      }),
  };
}

interface Waiting {
  readonly press: Press;
  readonly run: () => Promise<PressOutcome>;
  readonly settle: () => void;
}
