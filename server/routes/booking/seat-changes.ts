import type { FastifyInstance } from 'fastify';
import type { SeatRequest } from '../../centre/seat-book.ts';
import { newCode } from '../../ids.ts';
import { askCentre, askedBy, type RouteParts } from '../centre-request.ts';
import { type RouteRequest, register } from '../register.ts';
import { seatValue } from './seat-body.ts';

type ChangeRoute = 'moveSeat' | 'cancelSeat' | 'reinstateSeat' | 'giveSeat';
type Changing = Pick<RouteRequest<ChangeRoute>, 'caller' | 'key' | 'params'>;

/** Routes by which staff change a seat. */
export function seatChangeRoutes(app: FastifyInstance, parts: RouteParts): void {
  const change = (request: Changing, command: SeatRequest['command']) =>
    askCentre<ChangeRoute>(parts, request, {
      command: null,
      seat: { ...askedBy(parts.clock, request), command },
      value: (done) => seatValue(done, request.params.seat),
    });
  const reasonOf = ({ reason }: { readonly reason?: string }) => (reason === undefined ? {} : { reason });
  register(app, 'moveSeat', (request) => {
    const { date, from, official } = request.body;
    const { seat } = request.params;
    const to = { date, from, ...elsewhere(official) };
    return change(request, { type: 'move', seat, ...to, code: newCode(), ...reasonOf(request.body) });
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
}

/** [SE18] Of another official, if one is named. */
export const elsewhere = (official: string | undefined) =>
  official === undefined ? {} : { resource: `official-${official}` };
