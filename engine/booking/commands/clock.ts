import type { BookingEvent } from '../../../shared/booking/seat-events.ts';
import type { Seat, SheetId } from '../../../shared/booking/seats.ts';
import type { Command } from '../../../shared/commands.ts';
import { ok } from '../../../shared/refusals.ts';
import { sheetName } from '../sheet-slots.ts';
import { seatStandby } from '../standby.ts';
import { standsAs } from '../taken.ts';
import { rulesOf, type SeatDecision, sheetAfter, stampSeat, todayOf, type World } from '../world.ts';

/** [SE11] What the clock writes down: who did not come, holds that are over, those who stood by in vain; and places go to those who stand by. */
export function passTime(world: World): SeatDecision {
  const today = todayOf(world);
  const due = world.due(today);
  const events: BookingEvent[] = due.flatMap((seat) => overdue(world, seat, today) ?? []);
  const commands: Command[] = [];
  for (const id of todaysSheets(due, today)) {
    const after = seatStandby(world, sheetAfter(world.sheet(id), events));
    events.push(...after.events);
    commands.push(...after.commands);
  }
  return ok({ events, commands });
}

const overdue = (world: World, seat: Seat, today: string): BookingEvent | null => {
  const stamp = { ...stampSeat(world), seat: seat.id };
  if (seat.status === 'standby') return seat.date < today ? { ...stamp, type: 'seat-released', why: 'day-over' } : null;
  const stands = standsAs(seat, world.at, rulesOf(world));
  if (stands === seat.status) return null;
  return stands === 'missed' ? { ...stamp, type: 'seat-missed' } : { ...stamp, type: 'seat-released', why: 'lapsed' };
};

/** The sheets of today on which somebody stands by. */
const todaysSheets = (due: readonly Seat[], today: string): Iterable<SheetId> =>
  new Map(
    due
      .filter(({ date, standby, from }) => date === today && standby && from === null)
      .map(({ resource, date }) => [sheetName({ resource, date }), { resource, date }] as const),
  ).values();
