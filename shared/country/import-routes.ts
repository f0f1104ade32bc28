import { type Static, Type } from 'typebox';
import { legEndings } from '../reports/figures.ts';
import { anyone, closed, DateOnly, nullable } from '../route-parts.ts';
import { estimateBases } from '../tickets/estimate.ts';

/** How visits that another system recorded come to a head office: they stand in no event (method and path: link-paths.ts). */

/** Days that are named at once, and legs that are brought at once. */
export const importLimits = { days: 500, legs: 500 } as const;

const Name = Type.String({ maxLength: 400 });
const Moment = nullable(Type.Integer());
const Seconds = Type.Integer({ minimum: 0 });
const MaybeSeconds = nullable(Seconds);

/** A leg without its centre and date. */
export const ImportedLeg = Type.Object(
  {
    ticket: Type.String({ minLength: 1, maxLength: 1000 }),
    leg: Type.Integer({ minimum: 0 }),
    practice: Type.Literal(false),
    ...{ number: Name, service: Name, priorityClass: nullable(Name), channel: Type.Enum(['import']) },
    ...{ counter: nullable(Name), clerk: nullable(Name), issuedAt: Type.Integer() },
    ...{ queuedAt: Moment, calledAt: Moment, startedAt: Moment, endedAt: Moment },
    calls: Type.Integer({ minimum: 0 }),
    ...{ waitSeconds: MaybeSeconds, walkSeconds: MaybeSeconds, serviceSeconds: MaybeSeconds },
    ...{ parkedSeconds: Seconds, suspendedWaitSeconds: Seconds, suspendedAfterSeconds: Seconds },
    ending: nullable(Type.Enum(legEndings)),
    outcome: nullable(Name),
    inaccurate: Type.Boolean(),
    imported: Type.Literal(true),
    ...{ quotedLow: MaybeSeconds, quotedMiddle: MaybeSeconds, quotedHigh: MaybeSeconds },
    quotedBasis: nullable(Type.Enum(estimateBases)),
    ...{ promisedFrom: MaybeSeconds, promisedTo: MaybeSeconds },
  },
  closed,
);
export type ImportedLeg = Static<typeof ImportedLeg>;

const legs = Type.Integer({ minimum: 0, description: 'how many legs the day has' });

export const importRoutes = {
  linkImports: {
    summary:
      'A branch brings visits that another system recorded, day by day: names the days that it has, and is told which are wanted; then brings each in portions. By the key of a branch; gzip, 2 MB, inflated 8 MB at most',
    roles: anyone,
    body: Type.Object(
      {
        days: Type.Array(Type.Object({ date: DateOnly, legs }, closed), { maxItems: importLimits.days }),
        portion: Type.Optional(
          Type.Object(
            {
              date: DateOnly,
              legs,
              digest: Type.String({
                pattern: '^[0-9a-f]{64}$',
                description:
                  'SHA-256 of all legs of the day, by ticket and leg: their values in the order of the columns, a line of JSON each',
              }),
              after: Type.Integer({ minimum: 0, description: 'so many of them were brought before' }),
              rows: Type.Array(ImportedLeg, { minItems: 1, maxItems: importLimits.legs }),
            },
            closed,
          ),
        ),
      },
      closed,
    ),
    value: Type.Object({
      wanted: Type.Array(
        Type.Object({ date: DateOnly, after: Type.Integer({ description: 'so many legs of it are here' }) }),
        { description: 'the days of which something is missing' },
      ),
    }),
  },
} as const;
