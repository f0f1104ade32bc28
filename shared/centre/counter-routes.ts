import { type Static, type TSchema, Type } from 'typebox';
import { scanOutcomes } from '../devices/serial.ts';
import { BecauseBody, TicketBody, TicketValue } from '../route-bodies.ts';
import {
  atCounters,
  closed,
  empty,
  Id,
  Language,
  nullable,
  Phone,
  Reason,
  ReasonOnly,
  type Route,
  Text,
  Time,
} from '../route-parts.ts';
import { statuses } from '../tickets/ticket.ts';
import { counterStates } from '../views.ts';
import { counterKinds } from './centre.ts';

/** The HTTP routes of counters and of calling (method and path: paths.ts). */

export const CounterBody = Type.Object({
  id: Id,
  name: Type.String(),
  state: Type.Enum(counterStates),
  clerk: nullable(Type.String()),
  profile: Id,
  ticket: nullable(Id),
});
export type CounterBody = Static<typeof CounterBody>;

const CounterValue = Type.Object({ counter: CounterBody });

const counterMove = <B extends TSchema>(summary: string, body: B) =>
  ({ summary, roles: atCounters, body, value: CounterValue }) as const;

export const counterRoutes = {
  counters: {
    summary: 'The counters and who is at them, and the work profiles: what a clerk chooses from',
    roles: atCounters,
    value: Type.Object({
      counters: Type.Array(
        Type.Object({
          id: Id,
          name: Type.String(),
          place: nullable(Text),
          kind: Type.Enum(counterKinds, { description: 'phone: takes calls, and nobody of the hall' }),
          state: Type.Enum(counterStates),
          clerk: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
          profile: Id,
          call: Type.Optional(Type.String({ description: 'the call that is under way at a phone desk' })),
        }),
      ),
      profiles: Type.Array(Type.Object({ id: Id, name: Text })),
      /** Whether the business day is open; if not, when it next opens by the hours. */
      day: Type.Object({ open: Type.Boolean(), opensAt: nullable(Time), timeZone: Type.String() }),
    }),
  },
  scanAtCounter: {
    summary:
      'Whose code a scanner that types has read at your counter: a ticket, a booking, or nobody here; changes and keeps nothing',
    roles: atCounters,
    body: Type.Object({ text: Type.String({ maxLength: 1000, description: 'as it was read' }) }, closed),
    value: Type.Object({
      at: Time,
      came: Type.Enum(scanOutcomes),
      ticket: nullable(
        Type.Object({
          id: Id,
          number: Type.String(),
          service: Id,
          status: Type.Enum(statuses),
          counter: nullable(Id),
        }),
      ),
    }),
  },
  openCounter: counterMove('Open a counter: binds you to it', Type.Object({ profile: Type.Optional(Id) }, closed)),
  changeProfile: counterMove('What the counter takes, from its next call on', Type.Object({ profile: Id }, closed)),
  pauseCounter: counterMove('Pause a counter', ReasonOnly),
  resumeCounter: counterMove('Go on after a pause', empty),
  closeCounter: counterMove('Close a counter', ReasonOnly),
  callNext: {
    ...counterMove('Call the next visitor', empty),
    value: Type.Object({ ticket: TicketBody, because: BecauseBody }),
  },
  call: {
    ...counterMove(
      'Call this ticket; out of turn it needs a reason',
      Type.Object({ ticket: Id, reason: Type.Optional(Reason) }, closed),
    ),
    value: Type.Object({ ticket: TicketBody, because: BecauseBody }),
  },
  serve: {
    ...counterMove(
      'Serve somebody without a ticket; at a phone desk this is a call that is taken',
      Type.Object(
        { service: Id, phone: Type.Optional(Phone), language: Type.Optional(Language) },
        { ...closed, description: 'phone and language: of a call' },
      ),
    ),
    value: TicketValue,
  },
} as const satisfies { readonly [name: string]: Route };
