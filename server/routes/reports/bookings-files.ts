import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { bookingKeys } from '../../../shared/booking/booking-figures.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { DateOnly } from '../../../shared/route-parts.ts';
import { sendRefusal } from '../../http/errors.ts';
import { languages } from '../../languages.ts';
import type { BookingsOfFile } from '../../reports/files/bookings-of-file.ts';
import { composeBookings } from '../../reports/files/compose-bookings.ts';
import type { Filing } from '../../reports/files/filing.ts';
import { guard } from '../register.ts';
import { type BookingsReportParts, bookingFigures, seatReasons } from './bookings-report.ts';
import { hangUpOf } from './reports.ts';
import { fileKinds, languageOf, sendReport } from './send-report.ts';

export interface BookingsFileParts extends BookingsReportParts {
  readonly filing: Filing;
}

/** What bookings did as files: a table as CSV, all of them as a spreadsheet, or the whole on pages of A4. */
export function bookingsFileRoutes(app: FastifyInstance, parts: BookingsFileParts): void {
  for (const kind of fileKinds) {
    const path = `/api/centres/:centre/reports/bookings.${kind}`;
    const options = { schema: { hide: true, querystring: Query }, onRequest: guard({ roles: ['admin', 'manager'] }) };
    app.get<{ Params: { centre: string }; Querystring: Asked }>(path, options, async (request, reply) => {
      const { params, query } = request;
      const bookings = await gather(parts, params.centre, query, reply);
      if (!bookings.ok) return sendRefusal(reply, bookings.refusal);
      const { from, to, by, table = 'figures' } = query;
      const { code, language } = languageOf(query.language);
      const wish = { kind, centre: params.centre, days: { from, to }, by: `bookings-${by}`, table };
      return sendReport(reply, parts.filing, composeBookings(bookings.value, code, language), wish);
    });
  }
}

const Query = Type.Object(
  {
    from: DateOnly,
    to: DateOnly,
    by: Type.Enum(bookingKeys),
    language: Type.Optional(Type.Enum([...languages.keys()])),
    /** Which table a CSV has. */
    table: Type.Optional(Type.Enum(['figures', 'overbooking', 'seats', 'reasons'])),
  },
  { additionalProperties: false },
);
type Asked = Static<typeof Query>;

const gather = async (
  parts: BookingsFileParts,
  id: string,
  { from, to, by }: Asked,
  reply: FastifyReply,
): Promise<Result<BookingsOfFile>> => {
  const centre = parts.centre(id);
  if (centre === null) return refuse('centre-not-found', 'There is no such centre', { centre: id });
  const report = await bookingFigures(parts, id, { from, to, by }, hangUpOf(reply));
  if (!report.ok) return report;
  const reasons = await seatReasons(parts, id, { from, to });
  if (!reasons.ok) return reasons;
  return ok({
    centre,
    range: { from, to },
    by,
    report: report.value,
    reasons: reasons.value,
    now: parts.clock.now(),
  });
};
