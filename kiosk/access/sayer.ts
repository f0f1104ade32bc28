import type { Said } from './said.ts';

/** A sound that can be heard. */
export interface Sound {
  /** Plays it from its beginning; kept when it is over or was stopped. */
  play(): Promise<void>;
  stop(): void;
}

export interface SayerPorts {
  /** What a text sounds like; null where it cannot be said. */
  readonly load: (said: Said) => Promise<Sound | null>;
  /** Stops all that sounds where it is, or lets it go on. */
  readonly hold: (isHeld: boolean) => void;
  /** A text was said to its end. */
  readonly onSaid: () => void;
}

export interface Sayer {
  /** Says these after what is being said, or in place of it. */
  say(all: readonly Said[], how: { readonly cutsOff: boolean }): void;
  /** Falls silent at once; what was still to be said is forgotten. */
  hush(): void;
  /** Stops the voice where it is, or lets it go on; says whether it stands still now. */
  togglePause(): boolean;
  /** What is being said and is still to be. */
  isSpeaking(): boolean;
}

/** Says one text after another; the next is fetched while one is heard. */
export function createSayer(ports: SayerPorts): Sayer {
  const state: State = { queue: [], now: null, turn: 0, runs: false };
  const hold = createHold(ports);
  const hush = (): void => {
    state.turn += 1;
    state.queue = [];
    state.runs = false;
    state.now?.stop();
    state.now = null;
    hold.release();
  };
  return {
    hush,
    say(all, { cutsOff }) {
      if (all.length === 0) return;
      if (cutsOff) hush();
      state.queue = [...state.queue, ...all];
      if (!state.runs) void sayAll(state, ports);
    },
    togglePause: () => hold.toggle(state.runs),
    isSpeaking: () => state.runs,
  };
}

interface State {
  queue: readonly Said[];
  now: Sound | null;
  /** Another number = what was being said is over. */
  turn: number;
  runs: boolean;
}

const sayAll = async (state: State, { load, onSaid }: SayerPorts): Promise<void> => {
  const { turn } = state;
  state.runs = true;
  for (let next = state.queue[0]; next !== undefined; next = state.queue[0]) {
    state.queue = state.queue.slice(1);
    const sound = await load(next).catch(() => null);
    if (turn !== state.turn) return;
    const [after] = state.queue;
    if (after !== undefined) void load(after).catch(() => null);
    state.now = sound;
    await sound?.play();
    if (turn !== state.turn) return;
    state.now = null;
    if (sound !== null) onSaid();
  }
  state.runs = false;
};

/** Whether what sounds stands still; only what sounds can. */
const createHold = ({ hold }: Pick<SayerPorts, 'hold'>) => {
  let isHeld = false;
  return {
    release(): void {
      if (isHeld) hold(false);
      isHeld = false;
    },
    toggle(sounds: boolean): boolean {
      isHeld = sounds && !isHeld;
      hold(isHeld);
      return isHeld;
    },
  };
};
