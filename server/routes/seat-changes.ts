import type { FastifyInstance } from 'fastify';
import { ok, refuse } from '../../shared/refusals.ts';
import type { Seat } from '../../shared/seats.ts';
import type { SeatRequest } from '../centre/seat-book.ts';
import { newCode } from '../ids.ts';
import { askCentre, askedBy, type RouteParts } from './centre-request.ts';
import { type RouteRequest, register } from './register.ts';
import { seatBody, seatValue } from './seat-body.ts';

/** Routes that change a seat: for staff, and for those who hold its secret. */
export function seatChangeRoutes(app: FastifyInstance, parts: RouteParts): void {
  staffRoutes(app, parts);
  phoneSeatRoutes(app, parts);
}

type ChangeRoute = 'moveSeat' | 'cancelSeat' | 'reinstateSeat' | 'giveSeat';
type Changing = Pick<RouteRequest<ChangeRoute>, 'caller' | 'key' | 'params'>;

const staffRoutes = (app: FastifyInstance, parts: RouteParts): void => {
  const change = (request: Changing, command: SeatRequest['command']) =>
    askCentre<ChangeRoute>(parts, request, {
      command: null,
      seat: { ...askedBy(parts.clock, request), command },
      value: (done) => seatValue(done, request.params.seat),
    });
  const reasonOf = ({ reason }: { readonly reason?: string }) => (reason === undefined ? {} : { reason });
  register(app, 'moveSeat', (request) => {
    const { date, from } = request.body;
    const { seat } = request.params;
    return change(request, { type: 'move', seat, date, from, code: newCode(), ...reasonOf(request.body) });
  });
  register(app, 'cancelSeat', (request) =>
    change(request, { type: 'cancel', seat: request.params.seat, ...reasonOf(request.body) }),
  );
  register(app, 'reinstateSeat', (request) =>
    change(request, { type: 'reinstate', seat: request.params.seat, reason: request.body.reason }),
  );
  register(app, 'giveSeat', (request) =>
    change(request, { type: 'give', seat: request.params.seat, from: request.body.from }),
  );
};

const noSeat = refuse('seat-not-found', 'There is no such seat, or it is long over');

/** Those who hold the secret of a seat look after it themselves. */
const phoneSeatRoutes = (app: FastifyInstance, parts: RouteParts): void => {
  const opened = async (secret: string) => {
    const found = await parts.store.seatOfSecret(secret, parts.clock.now());
    return found === null || parts.centres.find(found.centre) === null ? null : found;
  };
  type PhoneRoute = 'phoneSeatCancel' | 'phoneSeatMove';
  const change = async (
    request: Pick<RouteRequest<PhoneRoute>, 'params' | 'key'>,
    command: (seat: string) => SeatRequest['command'],
  ) => {
    const found = await opened(request.params.secret);
    if (found === null) return noSeat;
    const by = { kind: 'phone', id: found.seat, role: 'phone' } as const;
    return askCentre<PhoneRoute>(
      parts,
      { key: request.key, params: { centre: found.centre } },
      {
        command: null,
        seat: { at: parts.clock.now(), by, command: command(found.seat) },
        value: (done) => seatValue(done, found.seat),
      },
    );
  };
  register(app, 'phoneSeat', async ({ params }) => {
    const found = await opened(params.secret);
    const seat = found === null ? null : await parts.store.seat(found.centre, found.seat);
    if (found === null || seat === null) return noSeat;
    return ok({ centre: found.centre, seat: seatBody(seat), ...(await offersOf(parts, found.centre, seat)) });
  });
  register(app, 'phoneSeatCancel', (request) => change(request, (seat) => ({ type: 'cancel', seat })));
  register(app, 'phoneSeatMove', (request) => {
    const { date, from } = request.body;
    return change(request, (seat) => ({ type: 'move', seat, date, from, code: newCode() }));
  });
};

/** The other times that are kept for the one who had a seat that was called off, and why it was. */
const offersOf = async ({ store, clock }: RouteParts, centre: string, seat: Seat) => {
  if (seat.status !== 'called-off') return { offers: [], reason: null };
  const sheets = await store.sheetsFrom(centre, seat.resource, seat.date);
  const now = clock.now();
  const offers = [...sheets.values()]
    .flatMap(({ withheld }) => withheld)
    .filter((one) => one.offered && one.seat === seat.id && one.until > now)
    .map(({ date, from }) => ({ date, from }));
  return { offers, reason: sheets.get(seat.date)?.calledOff.at(-1)?.reason ?? null };
};
