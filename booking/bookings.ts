import type { Memory } from '../ui/storage.ts';

/** One of the bookings that this phone has sent: nothing that says what it was about. */
export interface KeptBooking {
  readonly secret: string;
  /** The six figures. */
  readonly number: string;
  /** When it was sent, ISO 8601. */
  readonly sentAt: string;
}

/** The bookings that this phone knows, the latest first. */
export interface Bookings {
  all(): readonly KeptBooking[];
  add(booking: KeptBooking): void;
  /** Puts it in its place, if it is known; else it is the latest. */
  put(booking: KeptBooking): void;
  forget(secret: string): void;
}

/** Keeps them in a memory of the browser; what is no booking there is left out. */
export function createBookings(memory: Memory): Bookings {
  const all = (): readonly KeptBooking[] => {
    try {
      const kept: unknown = JSON.parse(memory.read() ?? '[]');
      return Array.isArray(kept) ? kept.filter(isBooking) : [];
    } catch {
      return [];
    }
  };
  const write = (next: readonly KeptBooking[]): void => memory.write(next.length === 0 ? null : JSON.stringify(next));
  const add = (booking: KeptBooking): void =>
    write([booking, ...all().filter(({ secret }) => secret !== booking.secret)].slice(0, most));
  return {
    all,
    add,
    put(booking) {
      const kept = all();
      if (kept.every(({ secret }) => secret !== booking.secret)) add(booking);
      else write(kept.map((one) => (one.secret === booking.secret ? booking : one)));
    },
    forget: (gone) => write(all().filter(({ secret }) => secret !== gone)),
  };
}

const most = 50;

const isBooking = (kept: unknown): kept is KeptBooking =>
  typeof kept === 'object' &&
  kept !== null &&
  ['secret', 'number', 'sentAt'].every(
    (part) => typeof Object.entries(kept).find(([key]) => key === part)?.[1] === 'string',
  );
