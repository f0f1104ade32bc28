import type { DeviceLine } from '../../server/line/line.ts';
import type { LinkEvents } from '../../server/line/link.ts';
import type { ManualClock } from './clock.ts';
import { type Command, interpreter } from './escpos.ts';

/** What may happen to a printer in the middle of a slip. */
export type Mishap = 'paper-end' | 'cover' | 'cutter';

/** How a printer is made. What is left out is as a good printer has it. */
export interface Traits {
  readonly realTime?: boolean;
  readonly inOrder?: boolean;
  /** Every answer comes twice. */
  readonly doubled?: boolean;
  /** Reports of four bytes that nobody asked for, around every answer. */
  readonly reports?: boolean;
  /** Each in-order answer comes only when the next in-order question does. */
  readonly behind?: boolean;
  /** Closes the connection, in good order, after each cut: before it answers, or after. */
  readonly closes?: 'before' | 'after';
  /** Gives back what it is sent, and nothing else. */
  readonly echoes?: boolean;
  /** Takes a connection, and says and does nothing. */
  readonly hangs?: boolean;
  /** While one is connected, others are refused. */
  readonly oneAtATime?: boolean;
  /** The near end of the paper, by the bits that it sets. */
  readonly nearEnd?: number;
  /** Falls silent with the first cut, and speaks again so many milliseconds later. */
  readonly silentAfterCut?: number;
  /** Happens in the middle of the first slip, and is mended after so many milliseconds. */
  readonly mishap?: { readonly kind: Mishap; readonly mendedAfter: number };
  /** Throws away what it is told to throw away; many do not. */
  readonly clears?: boolean;
}

/** How long each thing takes, in milliseconds. */
export interface Delays {
  /** Until a connection is taken. */
  readonly open?: number;
  /** Until a piece of a slip is taken. */
  readonly take?: number;
  readonly realTime?: number;
  readonly inOrder?: number;
  /** For the mechanism to print and cut. */
  readonly print?: number;
}

/** A printer as odd as they come, on the test's clock. */
export interface OddPrinter {
  readonly line: DeviceLine;
  /** What came out whole and cut, by its picture's first byte, with the time (ms). */
  readonly papers: readonly { readonly mark: number; readonly at: number }[];
  /** When it said that something was wrong (ms). */
  readonly complaints: readonly number[];
}

/** Makes a printer of these traits. */
export function oddPrinter(traits: Traits, delays: Delays, clock: ManualClock): OddPrinter {
  const papers: { mark: number; at: number }[] = [];
  const complaints: number[] = [];
  const reader = interpreter();
  let links = new Set<LinkEvents>();
  let waiting: Command[] = [];
  let busy = false;
  let mark: number | null = null;
  let trouble: Mishap | null = null;
  let spared = traits.mishap === undefined;
  let heldBack: number | null = null;
  let silentUntil = 0;
  let cuts = 0;
  let justCut = false;

  const later = (ms: number, run: () => void): void => {
    if (ms > 0) clock.after(ms, run);
    else run();
  };
  const say = (...bytes: readonly number[]): void => {
    for (const link of links) for (const byte of bytes) link.onBytes(Uint8Array.of(byte));
  };
  const answer = (byte: number, ms: number, complaint: boolean): void => {
    if (clock.now() < silentUntil) return;
    later(ms, () => {
      if (complaint) complaints.push(clock.now());
      const all = traits.doubled === true ? [byte, byte] : [byte];
      if (traits.reports === true) say(0x10, 0x00, 0x00, 0x0f, ...all, 0x14, 0x00, 0x00, 0x0f);
      else say(...all);
    });
  };
  const hangUp = (): void => {
    const gone = links;
    links = new Set();
    for (const link of gone) link.onGone('ended');
  };
  const fail = (): boolean => {
    if (spared || traits.mishap === undefined) return false;
    spared = true;
    trouble = traits.mishap.kind;
    clock.after(traits.mishap.mendedAfter, () => {
      trouble = null;
      work();
    });
    return true;
  };
  const cut = (): void => {
    if (mark !== null) papers.push({ mark, at: clock.now() });
    mark = null;
    cuts += 1;
    justCut = true;
    if (traits.silentAfterCut !== undefined && cuts === 1) silentUntil = clock.now() + traits.silentAfterCut;
    if (traits.closes === 'before') hangUp();
  };
  const inOrder = (): void => {
    if (traits.inOrder === false) return;
    const low = (traits.nearEnd ?? 0) === 0 ? 0x00 : 0x03;
    const said = traits.behind === true ? heldBack : low;
    heldBack = low;
    if (said !== null) answer(said, delays.inOrder ?? 0, false);
    if (traits.closes === 'after' && justCut) later(delays.inOrder ?? 0, hangUp);
    justCut = false;
  };
  const carryOut = (command: Command): void => {
    if (command.kind === 'raster') mark = command.picture.bits[0] ?? null;
    else if (command.kind === 'cut') cut();
    else if (command.kind === 'ask-in-order') inOrder();
  };
  const work = (): void => {
    while (!busy && trouble === null) {
      const next = waiting[0];
      if (next === undefined) return;
      // The cutter fails at the cut, the paper and the cover in the middle of the picture.
      const fatal = traits.mishap?.kind === 'cutter' ? 'cut' : 'raster';
      if (next.kind === fatal && fail()) return;
      waiting.shift();
      const takes = next.kind === 'cut' ? (delays.print ?? 0) : 0;
      if (takes === 0) carryOut(next);
      else {
        busy = true;
        clock.after(takes, () => {
          busy = false;
          carryOut(next);
          work();
        });
      }
    }
  };
  const read = (bytes: Uint8Array): void => {
    for (const command of reader.feed(bytes)) {
      if (command.kind === 'ask-real-time') {
        if (traits.realTime === false) continue;
        const byte = realTimeBytes(trouble, traits.nearEnd ?? 0)[command.question - 1] ?? 0x12;
        answer(byte, delays.realTime ?? 0, trouble !== null);
      } else if (command.kind === 'clear-buffers') {
        if (traits.clears !== true) continue;
        waiting = [];
        mark = null;
      } else waiting.push(command);
    }
    work();
  };
  const take = (bytes: Uint8Array): void => {
    if (traits.hangs === true) return;
    // A long way there and back: what comes late is still what was sent.
    if (traits.echoes === true) later((delays.realTime ?? 0) + (delays.inOrder ?? 0), () => say(...bytes));
    else read(bytes);
  };
  const until = (ms: number): Promise<void> =>
    ms === 0 ? Promise.resolve() : new Promise((resolve) => void clock.after(ms, resolve));

  const line: DeviceLine = {
    chunk: 4096,
    async open(events) {
      await until(delays.open ?? 0);
      if (traits.oneAtATime === true && links.size > 0) return null;
      links.add(events);
      return {
        async write(bytes) {
          if (!links.has(events)) return false;
          // Questions pass by; what is printed has to wait for room.
          if (bytes.length > 16) await until(delays.take ?? 0);
          if (!links.has(events)) return false;
          take(bytes);
          return true;
        },
        async close() {
          links.delete(events);
        },
      };
    },
    close: () => Promise.resolve(),
  };
  return { line, papers, complaints };
}

/** What it says of itself in real time. */
const realTimeBytes = (trouble: Mishap | null, nearEnd: number): readonly number[] => {
  switch (trouble) {
    case 'paper-end':
      return [0x1a, 0x32, 0x12, 0x72];
    case 'cover':
      return [0x1a, 0x16, 0x12, 0x12];
    case 'cutter':
      return [0x1a, 0x52, 0x1a, 0x12];
    case null:
      return [0x12, 0x12, 0x12, 0x12 | nearEnd];
  }
};
