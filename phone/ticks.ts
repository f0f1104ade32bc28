import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { dayMs, hourMs } from '../shared/time/durations.ts';
import type { PhoneView } from '../shared/views.ts';
import { clockTime } from '../shared/words.ts';
import type { Memory } from '../ui/storage.ts';
import { hasNotEnded } from './near.ts';

/** Which documents of a ticket its holder has ready. */
export interface Ticks {
  /** The documents that are ticked off, as `documentKey` names them. */
  readonly ticked: ReadonlySignal<readonly string[]>;
  /** Ticks one off, or takes that back. */
  tick(document: string): void;
  close(): void;
}

export interface TicksPorts {
  readonly view: () => PhoneView | null;
  /** Outlives the page: somebody closes it and scans the code again. */
  readonly memory: Memory;
  /** Server time in ms. */
  readonly serverNow: () => number;
}

/** What names a document, in whatever order and language it is shown. */
export function documentKey(document: PhoneView['service']): string {
  return JSON.stringify(document);
}

/** Keeps the ticks of a ticket on the phone: until it has ended, or its day is over. Those of other tickets stay as long. */
export function openTicks({ view, memory, serverNow }: TicksPorts): Ticks {
  const ticked = signal<readonly string[]>([]);
  const living = (): readonly Kept[] => keptIn(memory.read()).filter(({ until }) => until > serverNow());
  const write = (all: readonly Kept[]): void => memory.write(all.length === 0 ? null : JSON.stringify(all));
  const stop = effect(() => {
    const ticket = view();
    if (memory.read() !== null) write(living());
    if (ticket === null) return;
    const name = nameOf(ticket);
    const kept = living();
    if (!hasNotEnded(ticket)) write(kept.filter((one) => one.ticket !== name));
    ticked.value = hasNotEnded(ticket) ? (kept.find((one) => one.ticket === name)?.ticked ?? []) : [];
  });
  return {
    ticked,
    tick(document) {
      const ticket = view();
      if (ticket === null || !hasNotEnded(ticket)) return;
      const before = ticked.peek();
      const now = before.includes(document) ? before.filter((one) => one !== document) : [...before, document];
      ticked.value = now;
      const name = nameOf(ticket);
      const others = living().filter((one) => one.ticket !== name);
      write(now.length === 0 ? others : [...others, { ticket: name, until: endOfDay(ticket), ticked: now }]);
    },
    close: stop,
  };
}

/** What is kept of one ticket; `until` in ms. Its secret is not part of it. */
interface Kept {
  readonly ticket: string;
  readonly until: number;
  readonly ticked: readonly string[];
}

const nameOf = ({ number, issuedAt, centre }: PhoneView): string => `${centre.id} ${number} ${issuedAt}`;

/** As long as the link to a ticket works (ms): some hours beyond the midnight after its issue. */
const endOfDay = ({ issuedAt, centre }: PhoneView): number => {
  const at = Date.parse(issuedAt);
  const [hours = 0, minutes = 0] = clockTime(at, centre.timeZone).split(':').map(Number);
  return at + dayMs - (hours + minutes / 60) * hourMs + graceMs;
};
const graceMs = 4 * hourMs;

const isKept = (one: unknown): one is Kept =>
  typeof one === 'object' &&
  one !== null &&
  'ticket' in one &&
  typeof one.ticket === 'string' &&
  'until' in one &&
  typeof one.until === 'number' &&
  'ticked' in one &&
  Array.isArray(one.ticked) &&
  one.ticked.every((document) => typeof document === 'string');

/** What an older page, or somebody's hand, may have left there counts as nothing. */
const keptIn = (text: string | null): readonly Kept[] => {
  try {
    const read: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(read) ? read.filter(isKept) : [];
  } catch {
    return [];
  }
};
