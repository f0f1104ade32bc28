import type { SeatOnSheet } from '../../shared/booking/seat-routes.ts';
import type { RouteValue } from '../../shared/routes.ts';

/** A sheet as it is read: its slots in order, and who stands on none of them. */

export type Sheet = RouteValue<'sheet'>;

export interface SlotRow {
  readonly from: string;
  readonly to: string;
  readonly free: number;
  /** Why it does not take place; null = it does. */
  readonly off: string | null;
  /** Its time has begun: nobody is booked for it any more. */
  readonly isOver: boolean;
  readonly seats: readonly SeatOnSheet[];
}

export interface SheetRows {
  readonly slots: readonly SlotRow[];
  /** Those who stand by and have no place, in the order in which they came or asked. */
  readonly standby: readonly SeatOnSheet[];
  /** Those whose time is none of the slots any more. */
  readonly outside: readonly SeatOnSheet[];
}

/** The moment at the centre, as dates and times are written. */
export interface LocalMoment {
  readonly date: string;
  readonly time: string;
}

export function sheetRows({ date, slots, seats, calledOff }: Sheet, now: LocalMoment): SheetRows {
  const at = Map.groupBy(seats, ({ seat }) => seat.from ?? '');
  const times = new Set(slots.map(({ from }) => from));
  const offAt = (from: string): string | null =>
    calledOff.findLast(({ span }) => span === null || (span.from <= from && from < span.to))?.reason ?? null;
  return {
    slots: slots.map(({ from, to, free }) => ({
      ...{ from, to, free, off: offAt(from), seats: at.get(from) ?? [] },
      isOver: date < now.date || (date === now.date && from <= now.time),
    })),
    standby: at.get('') ?? [],
    outside: seats.filter(({ seat }) => seat.from !== null && !times.has(seat.from)),
  };
}

/** How many of a sheet have a place or had one, and how many places may still be had. */
export function sheetCounts({ slots, standby, outside }: SheetRows): {
  readonly booked: number;
  readonly free: number;
} {
  const all = [...slots.flatMap(({ seats }) => seats), ...standby, ...outside];
  const open = slots.filter(({ off, isOver }) => off === null && !isOver);
  return {
    booked: all.filter(({ seat }) => hasPlace.has(seat.status)).length,
    free: open.reduce((sum, { free }) => sum + free, 0),
  };
}

const hasPlace: ReadonlySet<string> = new Set(['booked', 'arrived', 'missed', 'heard']);

/** What calling a date off, or a part of it, would do to whom. */
export interface CallOffPlan {
  /** Whose bookings end. */
  readonly ended: number;
  /** Of them, those who have a phone number or an address. */
  readonly reached: number;
  /** Who is here already, and is heard all the same. */
  readonly here: number;
}

export function callOffPlan(sheet: Sheet, span: { readonly from: string; readonly to: string } | null): CallOffPlan {
  const inside = sheet.seats.filter(
    ({ seat }) => span === null || (seat.from !== null && span.from <= seat.from && seat.from < span.to),
  );
  const ended = inside.filter(({ seat }) => seat.status === 'booked' || seat.status === 'standby');
  const reached = ended.filter(
    ({ person }) => person?.contact.phone !== undefined || person?.contact.email !== undefined,
  );
  return {
    ended: ended.length,
    reached: reached.length,
    here: inside.filter(({ seat }) => seat.status === 'arrived').length,
  };
}
