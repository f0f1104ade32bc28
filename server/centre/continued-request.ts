import { receptionKind } from '../../shared/booking/receptions.ts';
import { isOpenCase } from '../../shared/cases/cases.ts';
import type { CentreRequest } from './centre-request.ts';
import type { Deciding } from './deciding.ts';
import { personOf } from './known-person.ts';

/**
 * [CS28] The request as it is decided: who takes another seat of an official after theirs was called off goes on with the case that
 * they have, and no second one is made.
 */
export function withOpenRequest(
  { book, cases }: Pick<Deciding, 'book' | 'cases'>,
  request: CentreRequest,
): CentreRequest {
  const { seat, case: asked } = request;
  if (seat === undefined || asked?.person === undefined || asked.command.type !== 'register') return request;
  const { kind, booking } = asked.command;
  if (kind !== receptionKind || booking === null || !('person' in seat.command)) return request;
  const resource = 'resource' in seat.command ? seat.command.resource : book.seat(booking)?.resource;
  const before = cases.ofPerson(personOf([cases, book], asked.person)).find((one) => {
    const isOpen = one.kind === receptionKind && isOpenCase(one.status);
    const old = isOpen && one.seat !== null ? book.seat(one.seat) : null;
    return old?.request === one.id && old.resource === resource && overByItself.includes(old.status);
  });
  if (before === undefined) return request;
  const { person: _, ...rest } = asked;
  return {
    ...request,
    seat: { ...seat, command: { ...seat.command, request: before.id } },
    case: { ...rest, command: { type: 'reseat', case: before.id, booking } },
  };
}

/** How a seat ends that its holder did not give up. */
const overByItself: readonly string[] = ['called-off', 'released'];
