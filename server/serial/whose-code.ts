import { dateAt } from '../../engine/queue/business-day.ts';
import { findTicket, ticketsInstead } from '../../engine/queue/lookup.ts';
import type { State } from '../../engine/queue/state.ts';
import type { CounterScan } from '../../shared/devices/counter-scan.ts';
import { type ScannedCode, scannedCode } from '../../shared/devices/scanned-code.ts';
import type { ScanOutcome } from '../../shared/devices/serial.ts';
import type { QueueStore } from '../store/store.ts';

/** Whose code somebody holds to a scanner. */
export interface Found {
  readonly came: ScanOutcome;
  readonly ticket: string | null;
  readonly seat: string | null;
}

/** Where codes are looked up. */
export type CodeStore = Pick<QueueStore, 'ticketOfSecret' | 'seatOfSecret' | 'seatOfCode' | 'seat'>;

/** What a counter shows of a code that was read at this time (ms). */
export function counterScan({ came, ticket }: Found, at: number, state: State): CounterScan {
  const found = ticket === null ? null : findTicket(state, ticket);
  const { id, number, service, status, counter } = found ?? {};
  const line = id === undefined || number === undefined || service === undefined || status === undefined;
  return {
    at: new Date(at).toISOString(),
    came: came === 'ticket' && line ? 'unknown' : came,
    ticket: line ? null : { id, number, service, status, counter: counter ?? null },
  };
}

/** Whose code a text is, among the tickets and the bookings of this centre. */
export async function foundBy(
  store: CodeStore,
  centre: string,
  state: State,
  { text, at }: { readonly text: string | null; readonly at: number },
): Promise<Found> {
  const code = text === null ? null : scannedCode(text);
  if (code === null) return nobodys('unreadable');
  if (code.of === 'ticket') {
    const opened = await store.ticketOfSecret(code.secret, at);
    return opened?.centre === centre ? { came: 'ticket', ticket: opened.ticket, seat: null } : nobodys('unknown');
  }
  const seat = await seatBy(store, centre, state, { code, at });
  if (seat === null) return nobodys('unknown');
  const ticket = seat.ticket ?? ticketsInstead(state, seat.id).at(-1)?.id ?? null;
  return { came: ticket === null ? 'booked' : 'ticket', ticket, seat: seat.id };
}

const nobodys = (came: ScanOutcome): Found => ({ came, ticket: null, seat: null });

const seatBy = async (
  store: CodeStore,
  centre: string,
  state: State,
  { code, at }: { readonly code: Extract<ScannedCode, { of: 'seat' }>; readonly at: number },
) => {
  if ('code' in code) return store.seatOfCode(centre, dateAt(at, state.centre?.timeZone ?? 'UTC'), code.code);
  const opened = await store.seatOfSecret(code.secret, at);
  return opened?.centre === centre ? store.seat(centre, opened.seat) : null;
};
