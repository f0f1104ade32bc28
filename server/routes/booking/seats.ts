import type { FastifyInstance } from 'fastify';
import { newId } from '../../ids.ts';
import { type AnswerRequestParts, answerRequestRoute } from '../cases/answer-request.ts';
import { type FormDraftParts, formDraftRoutes } from '../cases/form-drafts.ts';
import { askCentre } from '../centre-request.ts';
import { register } from '../register.ts';
import { type CheckInParts, checkInRoutes } from './check-ins.ts';
import { type HeldSeatParts, heldSeatRoutes } from './held-seat.ts';
import { createHoarding, type Hoarding } from './hoarding.ts';
import { seatChangeRoutes } from './seat-changes.ts';
import { type SeatSearchParts, seatSearchRoutes } from './seat-search.ts';
import { sheetListRoutes } from './sheet-list.ts';
import { type SheetParts, sheetRoutes } from './sheets.ts';
import { type Asker, heldBy, seatAsked, type TakingParts, takeSeat } from './take-seat.ts';

export type SeatRouteParts = SheetParts &
  SeatSearchParts &
  HeldSeatParts &
  TakingParts &
  FormDraftParts &
  AnswerRequestParts &
  CheckInParts;

/** Routes of seats: taken by anybody, looked after by staff, opened by their secret. */
export function seatRoutes(app: FastifyInstance, parts: SeatRouteParts): void {
  const limits = createHoarding(parts);
  holdRoutes(app, parts, limits);
  bookRoutes(app, parts, limits);
  seatChangeRoutes(app, parts);
  answerRequestRoute(app, parts);
  formDraftRoutes(app, parts, limits);
  heldSeatRoutes(app, parts);
  checkInRoutes(app, parts);
  sheetRoutes(app, parts);
  sheetListRoutes(app, parts);
  seatSearchRoutes(app, parts);
}

const channelOf = ({ caller }: Asker) =>
  caller.kind === 'device'
    ? 'kiosk'
    : caller.kind === 'token'
      ? 'program'
      : caller.kind === 'user'
        ? 'reception'
        : 'web';

const holdRoutes = (app: FastifyInstance, parts: SeatRouteParts, limits: Hoarding): void => {
  register(app, 'hold', async (request) => {
    const { resource, date, from, instead } = request.body;
    const may = limits.take(request);
    if (!may.ok) return may;
    const seat = newId();
    const opened = instead === undefined ? null : await parts.store.seatOfSecret(instead, parts.clock.now());
    const of = opened?.centre === request.params.centre ? { instead: opened.seat } : {};
    const asked = seatAsked(parts, request, seat);
    const kept = await askCentre(parts, request, {
      command: null,
      seat: {
        ...asked,
        command: { type: 'hold', seat, resource, date, from, channel: channelOf(request), ...of },
      },
      status: 201,
      value: ({ seatOf }) => {
        const until = seatOf(seat)?.heldUntil ?? 0;
        const seconds = Math.max(0, Math.round((until - asked.at) / 1000));
        return { hold: seat, until: new Date(until).toISOString(), seconds };
      },
    });
    if (!kept.ok) limits.giveBack(request);
    return kept;
  });
  register(app, 'releaseHold', (request) => {
    const { seat } = request.params;
    return askCentre(parts, request, {
      command: null,
      seat: { ...seatAsked(parts, request, seat), command: { type: 'release', seat } },
      value: () => ({}),
    });
  });
};

const bookRoutes = (app: FastifyInstance, parts: SeatRouteParts, limits: Hoarding): void => {
  register(app, 'book', async (request) => {
    const seat = request.body.hold;
    const booked = await takeSeat(parts, request, {
      ...(await heldBy(parts, request.params.centre, seat)),
      command: (who) => ({ type: 'book', seat, ...who }),
    });
    if (booked.ok) limits.giveBack(request);
    return booked;
  });
  register(app, 'standBy', async (request) => {
    const { resource, date } = request.body;
    const may = limits.take(request);
    if (!may.ok) return may;
    const seat = newId();
    const channel = channelOf(request);
    return takeSeat(parts, request, {
      ...{ seat, resource, channel },
      command: (who) => ({ type: 'stand-by', seat, resource, date, channel, ...who }),
    });
  });
  register(app, 'seatUrgently', (request) => {
    const { resource, from, reason } = request.body;
    const seat = newId();
    const at = from === undefined ? {} : { from };
    const channel = channelOf(request);
    return takeSeat(parts, request, {
      ...{ seat, resource, channel },
      command: (who) => ({ type: 'seat-urgently', seat, resource, reason, channel, ...at, ...who }),
    });
  });
};
