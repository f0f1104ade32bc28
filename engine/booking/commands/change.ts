import { mayMoveSeat, type Seat } from '../../../shared/booking/seats.ts';
import { ok, type Refusal, type Result, refuse } from '../../../shared/refusals.ts';
import { nearestText } from '../free-places.ts';
import { personRefusal } from '../person-limits.ts';
import type { CancelSeat, FollowRequest, GiveStandby, MoveSeat } from '../seat-commands.ts';
import { type Bookee, seatTime, slotsOf } from '../sheet-slots.ts';
import { freeSeats } from '../slots.ts';
import { given, seatStandby, standbyMs } from '../standby.ts';
import { takenByOthers } from '../taken.ts';
import {
  rulesOf,
  type SeatDecided,
  type SeatDecision,
  seatsDecided,
  sheetAfter,
  stampSeat,
  theBookee,
  theSeat,
  type World,
} from '../world.ts';
import { freeCode, freePlace } from './book.ts';

/** What becomes of a seat before its time: it is moved, given back, or falls to one who stands by. */

/** [SE14] Another time instead: the old place is given back only if the new one is had. The same time again changes nothing. */
export function move(world: World, command: MoveSeat): SeatDecision {
  const found = theSeat(world, command.seat, 'move');
  if (!found.ok) return found;
  const { value: seat } = found;
  const { resource, date, from } = seat;
  if (from === null || hasBegun(world, seat)) return tooLate(seat);
  const to = { resource: command.resource ?? resource, date: command.date };
  if (to.resource === resource && date === to.date && from === command.from) return seatsDecided();
  const bookee = bookeeFor(world, seat, to.resource);
  if (!bookee.ok) return bookee;
  const slot = freePlace(world, bookee.value, to, command.from);
  if (!slot.ok) return slot;
  const event = {
    ...stampSeat(world),
    type: 'seat-moved',
    ...{ seat: seat.id, left: { resource, date, from }, sheet: to },
    ...seatTime(slot.value, command.date, world.centre.timeZone),
    ...{ n: slot.value.seats, code: date === to.date ? (seat.code ?? '') : freeCode(world, to.date, command.code) },
    ...{ sequence: seat.sequence + 1, withheldUntil: withheldUntil(world, seat) },
    ...{ ...(to.resource === resource ? {} : { service: bookee.value.service }), ...reasonOf(command) },
  } as const;
  return ok(withStandby(world, seat, event));
}

/** [SE11] Gives a seat back, until its time begins. */
export function cancel(world: World, command: CancelSeat): SeatDecision {
  const found = theSeat(world, command.seat, 'cancel');
  if (!found.ok) return found;
  const seat = found.value;
  if (hasBegun(world, seat)) return tooLate(seat);
  return ok(givenBack(world, seat, reasonOf(command)));
}

/** [CS28] What becomes of a seat whose request has ended without a reception: nothing, once its time has begun. */
export function followRequest(world: World, { seat: id }: FollowRequest): SeatDecision {
  const seat = world.seat(id);
  if (seat === null || !mayMoveSeat(seat.status, 'cancel') || hasBegun(world, seat)) return seatsDecided();
  return ok(givenBack(world, seat));
}

/** A seat that is given back, and what falls to those who stand by. */
export function givenBack(world: World, seat: Seat, why: { readonly reason?: string } = {}): SeatDecided {
  return withStandby(world, seat, {
    ...stampSeat(world),
    type: 'seat-cancelled',
    seat: seat.id,
    sequence: seat.sequence + 1,
    withheldUntil: withheldUntil(world, seat),
    ...why,
  });
}

/** Staff give a free place to one who stands by. */
export function give(world: World, command: GiveStandby): SeatDecision {
  const found = theSeat(world, command.seat, 'seat');
  if (!found.ok) return found;
  const seat = found.value;
  const bookee = theBookee(world, seat.resource);
  if (!bookee.ok) return bookee;
  const slot = slotsOf(world, bookee.value, seat.date).find(({ from }) => from === command.from);
  const about = { nearest: nearestText(world, bookee.value, seat, command.from) };
  if (slot === undefined || seatTime(slot, seat.date, world.centre.timeZone).endsAt <= world.at)
    return refuse('slot-gone', 'There is no such time', about);
  const taken = takenByOthers(world.sheet(seat), world.at, rulesOf(world));
  if (freeSeats(slot, taken) < 1) return refuse('slot-taken', 'This time has been taken', about);
  const { event, command: told } = given(world, bookee.value, seat, slot);
  return ok({ events: [event], commands: told === null ? [] : [told] });
}

/** Who receives them from then on. */
const bookeeFor = (world: World, seat: Seat, resource: string): Result<Bookee> => {
  const bookee = theBookee(world, resource);
  const limit = bookee.ok && resource !== seat.resource ? elsewhereRefusal(world, seat, bookee.value) : null;
  return limit === null ? bookee : { ok: false, refusal: limit };
};

/** [SE18] Why a seat does not go to another official: who has it moves to those alone whose department looks after their request. */
const elsewhereRefusal = (world: World, { resource, person, request }: Seat, to: Bookee): Refusal | null => {
  const isOfficials = to.kind === 'official' && resource.startsWith('official-');
  const department = request === null ? null : world.departmentOf(request);
  if (!isOfficials || (world.by.kind === 'phone' && (department === null || to.official.department !== department)))
    return { code: 'not-allowed', message: 'This seat does not move to there' };
  const limit = person === null ? null : personRefusal(world, person, `official-${to.official.id}`);
  return limit?.code === 'has-seat' ? limit : null;
};

const reasonOf = ({ reason }: MoveSeat | CancelSeat) => (reason === undefined ? {} : { reason });

const hasBegun = ({ at }: World, { startsAt }: Seat): boolean => startsAt !== null && startsAt <= at;

const tooLate = ({ date, from }: Seat) => refuse('too-late', 'The time of this seat has begun', { date, from });

/** [SE12] Until when the place is offered to nobody; null where those who stand by may have it at once. */
const withheldUntil = (world: World, { startsAt }: Seat): number | null => {
  if (startsAt === null || startsAt - world.at <= standbyMs) return null;
  const { reopenAfterSeconds } = rulesOf(world);
  return reopenAfterSeconds === 0 ? null : world.at + reopenAfterSeconds * 1000;
};

const withStandby = (world: World, seat: Seat, event: SeatDecided['events'][number]): SeatDecided => {
  const after = seatStandby(world, sheetAfter(world.sheet(seat), [event]));
  return { events: [event, ...after.events], commands: after.commands };
};
