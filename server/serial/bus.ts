import type { SerialStatus } from '../../shared/devices/serial.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { DeviceLine } from '../line/line.ts';
import type { Link } from '../line/link.ts';
import type { Heard, Protocol } from './protocol.ts';

/** A board, keypad or scanner on a bus. */
export interface BusMember {
  readonly kind: 'board' | 'keypad' | 'scanner';
  readonly id: string;
  readonly address: number;
}

export interface BusParts {
  readonly line: DeviceLine;
  readonly protocol: Protocol;
  readonly members: readonly BusMember[];
  readonly clock: Clock;
  /** A key of a keypad is down (hexadecimal), or none is (null). */
  readonly onKey: (keypad: string, key: string | null) => void;
  /** A scanner has read something; null = what cannot be read. */
  readonly onText: (scanner: string, text: string | null) => void;
  /** Nothing is known any more of which keys of a keypad are down. */
  readonly onLost: (keypad: string) => void;
  /** A member of the bus is other than it was. */
  readonly onStatus: (member: BusMember, status: SerialStatus) => void;
}

/** The one owner of a serial port with boards and keypads on it. */
export interface Bus {
  /** What each board shows from now on, by its id. */
  show(rows: ReadonlyMap<string, readonly string[]>): void;
  beep(keypad: string): void;
  status(member: Pick<BusMember, 'kind' | 'id'>): SerialStatus;
  close(): Promise<void>;
}

/**
 * Asks each member in turn, waiting at most 100 ms for its answer, and writes what boards show: at once where it has changed, whole again
 * every 10 s. A member that has not answered for 3 s is silent, and asked every 5 s only, so that it does not hold up the others.
 */
export function openBus(parts: BusParts): Bus {
  const { line, members, protocol } = parts;
  const states = new Map(members.map((member) => [keyOf(member), createMemberState(member)]));
  const world: World = {
    ...parts,
    states,
    rows: new Map(),
    beeps: new Set(),
    end: new AbortController(),
    waiter: null,
  };
  const running = keepGoing(world);
  return {
    show(rows) {
      world.rows = rows;
    },
    beep(keypad) {
      if (protocol.beep(0) !== null) world.beeps.add(keypad);
    },
    status: (member) => states.get(keyOf(member))?.status ?? 'unknown',
    async close() {
      world.end.abort();
      await running;
      await line.close();
    },
  };
}

/** How long an answer may take, how long a write, and how long the bus rests after each round (ms). */
const answerMs = 100;
const writeMs = 2000;
const restMs = 50;
/** After how long without an answer a member is silent, and how often it is asked then (ms). */
const silentMs = 3000;
const retryMs = 5000;
/** After how long a text is written again that has not changed (ms). */
const againMs = 10_000;
/** How long until a port that could not be opened is tried again (ms). */
const reopenMs = 500;

interface MemberState {
  readonly member: BusMember;
  status: SerialStatus;
  /** Since when it has owed an answer (ms); null = it owes none. */
  owesSince: number | null;
  askedAt: number;
  shown: string | null;
  shownAt: number;
}

interface World extends BusParts {
  readonly states: ReadonlyMap<string, MemberState>;
  rows: ReadonlyMap<string, readonly string[]>;
  readonly beeps: Set<string>;
  readonly end: AbortController;
  /** Who is asked just now, and what to do once they have answered. */
  waiter: { readonly state: MemberState; readonly answered: () => void } | null;
}

const keyOf = ({ kind, id }: Pick<BusMember, 'kind' | 'id'>): string => `${kind} ${id}`;

const createMemberState = (member: BusMember): MemberState => ({
  member,
  status: 'unknown',
  owesSince: null,
  askedAt: Number.NEGATIVE_INFINITY,
  shown: null,
  shownAt: Number.NEGATIVE_INFINITY,
});

const keepGoing = async (world: World): Promise<void> => {
  const { signal } = world.end;
  while (!signal.aborted) {
    const gone = new AbortController();
    const link = await world.line.open(eventsOf(world, gone), signal);
    if (link === null) {
      lose(world);
      await rest(world, reopenMs, signal);
      continue;
    }
    const over = AbortSignal.any([signal, gone.signal]);
    while (!over.aborted) {
      await round(world, link, over, gone);
      await rest(world, restMs, over);
    }
    await link.close();
    if (!gone.signal.aborted) continue;
    lose(world);
    // What is lost may be found at once and lost again: the rest of the process has its turn in between.
    await rest(world, reopenMs, signal);
  }
};

const eventsOf = (world: World, gone: AbortController) => {
  const read = world.protocol.createReader();
  return {
    onBytes: (bytes: Uint8Array): void => {
      if (gone.signal.aborted) return;
      for (const heard of read(bytes)) hear(world, heard);
    },
    onGone: (): void => gone.abort(),
  };
};

/** One of those with this address has spoken. */
const hear = (world: World, { address, key, text }: Heard): void => {
  const { protocol, waiter } = world;
  for (const state of world.states.values()) {
    const { member } = state;
    if (address !== null && member.address !== address) continue;
    const wasAsked = waiter?.state === state;
    if (member.kind === 'keypad' && (wasAsked || !protocol.tellsKeysHeld)) world.onKey(member.id, key);
    if (member.kind === 'scanner' && text !== undefined) world.onText(member.id, text);
    state.owesSince = null;
    tell(world, state, 'ready');
    if (wasAsked) waiter.answered();
  }
};

/** The port is gone: nothing is known of what boards show. */
const lose = (world: World): void => {
  for (const state of world.states.values()) {
    Object.assign(state, { owesSince: null, shown: null });
    tell(world, state, 'unplugged');
  }
};

const tell = (world: World, state: MemberState, status: SerialStatus): void => {
  if (state.status === status) return;
  state.status = status;
  if (status !== 'ready' && state.member.kind === 'keypad') world.onLost(state.member.id);
  world.onStatus(state.member, status);
};

const round = async (world: World, link: Link, over: AbortSignal, gone: AbortController): Promise<void> => {
  const write = writer(world, link, over, gone);
  for (const state of world.states.values()) {
    if (over.aborted) return;
    const now = world.clock.now();
    if (state.status === 'silent' && now - state.askedAt < retryMs) continue;
    await attend(world, state, write, over);
  }
};

type Write = (bytes: Uint8Array) => Promise<boolean>;

/** Writes within its time; a port that takes nothing is left and opened again. */
const writer =
  ({ clock }: World, link: Link, over: AbortSignal, gone: AbortController): Write =>
  async (bytes) => {
    const limit = clock.after(writeMs, () => gone.abort());
    const left = Promise.withResolvers<false>();
    const leave = (): void => left.resolve(false);
    over.addEventListener('abort', leave, { once: true });
    const went = await Promise.race([link.write(bytes), left.promise]);
    over.removeEventListener('abort', leave);
    limit.cancel();
    if (!went) gone.abort();
    return went;
  };

/** Writes what a member is to show or to sound, and asks how it is. */
const attend = async (world: World, state: MemberState, write: Write, over: AbortSignal): Promise<void> => {
  const { protocol, clock } = world;
  const { kind, id, address } = state.member;
  state.askedAt = clock.now();
  const beep = kind === 'keypad' && world.beeps.delete(id) ? protocol.beep(address) : null;
  const question = protocol.ask(kind, address);
  const shown = kind === 'board' ? newText(world, state) : null;
  const told = beep ?? (shown === null ? null : protocol.show(address, shown));
  if (told !== null) {
    if (!(await write(told))) return;
    if (question === null) tell(world, state, 'one-way');
    else await answerTo(world, state, over);
  }
  if (question === null) return speaksByItself(world, state);
  if (over.aborted) return;
  state.owesSince ??= clock.now();
  if (!(await write(question))) return;
  await answerTo(world, state, over);
  if (state.owesSince !== null && clock.now() - state.owesSince >= silentMs) tell(world, state, 'silent');
};

/** Who is never asked is taken to be there as long as the port is. */
const speaksByItself = (world: World, state: MemberState): void => {
  if (state.status === 'unknown' || state.status === 'unplugged') tell(world, state, 'one-way');
};

/** What a board is to show, where that is new or was written long ago. */
const newText = ({ rows, clock }: World, state: MemberState): readonly string[] | null => {
  const wanted = rows.get(state.member.id) ?? [];
  const text = wanted.join('\n');
  const since = clock.now() - state.shownAt;
  if (text === state.shown && since >= 0 && since < againMs) return null;
  state.shown = text;
  state.shownAt = clock.now();
  return wanted;
};

/** Waits until this member has answered, at most so long as an answer may take. */
const answerTo = (world: World, state: MemberState, over: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      limit.cancel();
      over.removeEventListener('abort', done);
      world.waiter = null;
      resolve();
    };
    const limit = world.clock.after(answerMs, done);
    world.waiter = { state, answered: done };
    over.addEventListener('abort', done, { once: true });
    if (over.aborted) done();
  });

const rest = (world: World, ms: number, over: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      timer.cancel();
      over.removeEventListener('abort', done);
      resolve();
    };
    const timer = world.clock.after(ms, done);
    over.addEventListener('abort', done, { once: true });
    if (over.aborted) done();
  });
