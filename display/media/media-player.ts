import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Clock, Timer } from '../../shared/time/clock.ts';
import type { HallItem } from '../../shared/wall/hall-wall.ts';

/** Something on the screen; each time it is shown is another turn. */
export interface Shown {
  readonly turn: number;
  readonly item: HallItem;
  /** Where the browser finds its file; null = it has none. */
  readonly url: string | null;
}

/** How the file of an item is: here, on its way, or not to be had. */
export type FileState =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'coming' }
  | { readonly kind: 'failed' };

export interface PlayerPorts {
  readonly clock: Clock;
  /** What is due now, in its order. */
  readonly due: () => readonly HallItem[];
  /** Asked again and again: the first time it begins to fetch. */
  readonly file: (hash: string) => FileState;
}

export interface MediaPlayer {
  readonly shown: ReadonlySignal<Shown | null>;
  /** So much failed that calls have the whole screen for a while. */
  readonly hasGivenUp: ReadonlySignal<boolean>;
  /** Files that could not be shown when it was their turn, until they could. */
  readonly failing: ReadonlySignal<ReadonlySet<string>>;
  /** What is shown moves on, or has come up. */
  progressed(turn: number): void;
  /** A video is at its end. */
  ended(turn: number): void;
  /** What is shown cannot be. */
  broke(turn: number): void;
  close(): void;
}

/** Without progress for so long, something is passed over, ms. */
export const stuckMs = 10_000;
/** So many failures in a row, and calls have the whole screen. */
export const mostFailures = 3;
/** After so long it is tried once more, ms. */
export const restMs = 60_000;
/** While nothing is due, or nothing has come yet, it is looked again after so long, ms. */
export const idleMs = 1000;
const usualSeconds = 10;

/** Plays what is due, one after another for ever. It never waits for a file, and what does not move is passed over. */
export function openMediaPlayer(ports: PlayerPorts): MediaPlayer {
  const play: Play = {
    ...ports,
    shown: signal(null),
    hasGivenUp: signal(false),
    failing: signal(new Set()),
    timers: createTimers(ports.clock),
    last: null,
    turn: 0,
    failures: 0,
  };
  next(play);
  return {
    shown: play.shown,
    hasGivenUp: play.hasGivenUp,
    failing: play.failing,
    progressed(of) {
      const now = itemOf(play, of);
      // A picture has come up once and for all.
      if (now?.kind === 'video') play.timers.soon('stuck', stuckMs, () => breakNow(play, of));
      else if (now !== null) play.timers.cancel('stuck');
    },
    ended(of) {
      if (itemOf(play, of) !== null) succeed(play);
    },
    broke: (of) => breakNow(play, of),
    close: play.timers.stop,
  };
}

interface Play extends PlayerPorts {
  readonly shown: Signal<Shown | null>;
  readonly hasGivenUp: Signal<boolean>;
  readonly failing: Signal<ReadonlySet<string>>;
  readonly timers: ReturnType<typeof createTimers>;
  /** The item whose turn was last. */
  last: string | null;
  turn: number;
  /** In a row. */
  failures: number;
}

/** What is shown in this turn; null = the turn is over. */
const itemOf = ({ shown }: Play, turn: number): HallItem | null => {
  const now = shown.peek();
  return now?.turn === turn ? now.item : null;
};

const next = (play: Play): void => {
  play.timers.stop();
  const items = play.due();
  const from = items.findIndex(({ id }) => id === play.last) + 1;
  for (const item of [...items.slice(from), ...items.slice(0, from)]) {
    const found = item.file === undefined ? null : play.file(item.file);
    if (found?.kind === 'coming') continue;
    play.last = item.id;
    if (found?.kind === 'failed') fail(play, item);
    else show(play, item, found?.url ?? null);
    return;
  }
  play.shown.value = null;
  play.timers.soon('next', idleMs, () => next(play));
};

const show = (play: Play, item: HallItem, url: string | null): void => {
  play.turn += 1;
  const { turn, timers } = play;
  play.shown.value = { turn, item, url };
  if (item.kind !== 'video') timers.soon('next', (item.seconds ?? usualSeconds) * 1000, () => succeed(play));
  if (url !== null) timers.soon('stuck', stuckMs, () => breakNow(play, turn));
};

const succeed = (play: Play): void => {
  const now = play.shown.peek();
  if (now !== null) mark(play, now.item, false);
  play.failures = 0;
  next(play);
};

const breakNow = (play: Play, turn: number): void => {
  const item = itemOf(play, turn);
  if (item !== null) fail(play, item);
};

const fail = (play: Play, item: HallItem): void => {
  play.timers.stop();
  mark(play, item, true);
  play.failures += 1;
  play.shown.value = null;
  const gaveUp = play.failures >= mostFailures;
  play.hasGivenUp.value = gaveUp;
  play.timers.soon('next', gaveUp ? restMs : 0, () => {
    if (gaveUp) play.failures = 0;
    play.hasGivenUp.value = false;
    next(play);
  });
};

const mark = ({ failing }: Play, { id }: HallItem, isFailing: boolean): void => {
  if (failing.peek().has(id) === isFailing) return;
  const others = [...failing.peek()].filter((one) => one !== id);
  failing.value = new Set(isFailing ? [...others, id] : others);
};

type TimerName = 'next' | 'stuck';

const createTimers = (clock: Clock) => {
  const running = new Map<TimerName, Timer>();
  const cancel = (name: TimerName): void => {
    running.get(name)?.cancel();
    running.delete(name);
  };
  return {
    cancel,
    soon(name: TimerName, ms: number, then: () => void): void {
      cancel(name);
      running.set(name, clock.after(ms, then));
    },
    stop(): void {
      for (const name of [...running.keys()]) cancel(name);
    },
  };
};
