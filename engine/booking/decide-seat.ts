import { arrive, reinstate } from './commands/arrive.ts';
import { book, hold, release, seatUrgently, standBy } from './commands/book.ts';
import { callOff } from './commands/call-off.ts';
import { cancel, followRequest, give, move } from './commands/change.ts';
import { passTime } from './commands/clock.ts';
import { takeOrdinary } from './commands/ordinary.ts';
import type { SeatCommand } from './seat-commands.ts';
import type { SeatDecision, World } from './world.ts';

/** What a command makes happen to seats, or why it does not. */
export function decideSeat(world: World, command: SeatCommand): SeatDecision {
  return dispatch(command.type, world, command);
}

type Type = SeatCommand['type'];
type Commands = { readonly [T in Type]: Extract<SeatCommand, { readonly type: T }> };

const dispatch = <T extends Type>(type: T, world: World, command: Commands[T]): SeatDecision =>
  deciders[type](world, command);

const deciders: { readonly [T in Type]: (world: World, command: Commands[T]) => SeatDecision } = {
  hold,
  book,
  'stand-by': standBy,
  'seat-urgently': seatUrgently,
  release,
  move,
  cancel,
  'follow-request': followRequest,
  'call-off': callOff,
  arrive,
  'take-ordinary': takeOrdinary,
  reinstate,
  give,
  'pass-time': passTime,
};
