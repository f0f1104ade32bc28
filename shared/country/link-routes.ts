import { type Static, Type } from 'typebox';
import { emergencyKinds } from '../centre/emergency.ts';
import { National } from '../centre/national-schema.ts';
import {
  Anything,
  admins,
  anyone,
  closed,
  empty,
  Id,
  leads,
  nullable,
  type Route,
  Text,
  Time,
} from '../route-parts.ts';
import { importRoutes } from './import-routes.ts';
import { batchLimits, orderOutcomes, orderStatuses, uplinkStates } from './link.ts';
import { linkPeopleRoutes, PeopleDigest } from './people-routes.ts';

/** The HTTP routes of the link between branches and their head office (method and path: link-paths.ts). */

const Seq = Type.Integer({ minimum: 0, description: 'the number of an event in its log' });
const Hash = Type.String({ pattern: '^([0-9a-f]{64})?$', description: 'SHA-256 in hex; empty before the first event' });

const Version = Type.String({ minLength: 1, maxLength: 40 });
const Digits = Type.String({ pattern: '^[0-9]{1,15}$' });
/** What a branch says of itself (`BranchSays`). */
const Says = Type.Object(
  {
    version: Version,
    now: Type.Integer({ minimum: 0, description: 'what its clock shows, in ms since 1970' }),
    queue: Type.Integer({ minimum: 0, description: 'events that it has still to send after these' }),
  },
  closed,
);

const hallOrders = [
  Type.Object({ kind: Type.Literal('open') }, closed),
  Type.Object({ kind: Type.Literal('close'), force: Type.Optional(Type.Boolean()) }, closed),
  Type.Object({ kind: Type.Literal('emergency'), emergency: Type.Enum(emergencyKinds) }, closed),
  Type.Object({ kind: Type.Literal('emergency-over') }, closed),
] as const;
const SettingsOrder = Type.Object(
  {
    kind: Type.Literal('configuration'),
    settings: Type.Record(Type.String(), Anything, {
      description: 'settings by their names in the document: each takes the place of the branch’s own, all else stays',
    }),
  },
  closed,
);
/** What may be asked of many branches at once. */
export const SharedOrder = Type.Union([...hallOrders, SettingsOrder]);
export type SharedOrder = Static<typeof SharedOrder>;

/** What a head office may ask of a branch. */
export const LinkOrder = Type.Union([
  ...hallOrders,
  SettingsOrder,
  Type.Object({ kind: Type.Literal('configuration'), national: National }, closed),
  Type.Object({ kind: Type.Literal('configuration'), document: Type.Unsafe<object>({ type: 'object' }) }, closed),
]);

export const Order = Type.Object({
  id: Id,
  centre: Id,
  order: Anything,
  by: Type.String({ description: 'who asked' }),
  status: Type.Enum(orderStatuses, { description: 'given: the branch has it, and has not said yet what came of it' }),
  detail: nullable(Type.String({ description: 'why it was refused' })),
  askedAt: Time,
  lapsesAt: nullable(Time),
  endedAt: nullable(Time),
});

const Branch = Type.Object({
  id: Id,
  centre: Id,
  name: nullable(Text),
  code: Type.String(),
  approved: Type.Boolean(),
  askedAt: Time,
  address: Type.String(),
  /** What has come of its log; null = nothing yet. */
  stream: nullable(
    Type.Object({
      seq: Seq,
      heardAt: Time,
      trouble: nullable(Type.Enum(['forked', 'chain-broken'])),
      behind: Type.Boolean({
        description: 'its program is newer: some of its events are kept, and not understood yet',
      }),
      version: nullable(Type.String({ description: 'of its program' })),
      clockSkewMs: nullable(Type.Integer({ description: 'by how much its clock is ahead of the head office’s' })),
      queueDepth: nullable(Type.Integer({ minimum: 0, description: 'events that it has still to send' })),
    }),
  ),
});

export const linkRoutes = {
  ...importRoutes,
  ...linkPeopleRoutes,
  linkEvents: {
    summary:
      'A branch brings its log to the head office: the exact bytes of the events after `after`; `hash` is that of the last of them. By the key of a branch that was let in; gzip, 2 MB, inflated 8 MB at most',
    roles: anyone,
    body: Type.Object(
      {
        incarnation: Id,
        after: Seq,
        hash: Hash,
        bodies: Type.Array(Type.String({ minLength: 2, maxLength: batchLimits.bytes }), {
          maxItems: batchLimits.events,
        }),
        says: Type.Optional(Says),
      },
      closed,
    ),
    value: Type.Object({ seq: Seq, hash: Hash, now: Time }),
  },
  linkLost: {
    summary:
      'The exact bytes of the events that the head office has after `after` of the branch’s log, as many as go into one batch; `hash` is that of the event `after`, and others refuse `forked`. By the key of a branch',
    roles: anyone,
    query: Type.Object({ after: Type.String({ pattern: '^[0-9]{1,15}$' }), hash: Hash }, closed),
    value: Type.Object({ incarnation: nullable(Id), hash: Hash, bodies: Type.Array(Type.String()) }),
  },
  linkOrders: {
    summary:
      'What the head office asks of a branch, after the order `after`; waits up to 25 s for something. What the branch says of itself (`version`, `now`, `queue`) goes along. By the key of a branch',
    roles: anyone,
    query: Type.Object(
      {
        after: Type.Optional(Id),
        version: Type.Optional(Version),
        now: Type.Optional(Digits),
        queue: Type.Optional(Digits),
        people: Type.Optional(PeopleDigest),
      },
      closed,
    ),
    value: Type.Object({
      orders: Type.Array(
        Type.Object({
          id: Id,
          order: Anything,
          lapsesInMs: nullable(Type.Integer({ description: 'after that it is not to be done any more' })),
        }),
      ),
      heldMs: Type.Integer({ description: 'how long the question waited here' }),
      people: Type.Optional(
        Type.Boolean({ description: 'whether the list `people` of the question is not the last: then ask for it' }),
      ),
    }),
  },
  linkResult: {
    summary: 'What came of an order at the branch; the first word stands. By the key of a branch',
    roles: anyone,
    body: Type.Object(
      {
        outcome: Type.Enum(orderOutcomes),
        detail: Type.Optional(Type.String({ maxLength: 1000 })),
        answer: Type.Optional(Anything),
      },
      closed,
    ),
    value: empty,
  },
  addOrder: {
    summary:
      'At a head office: have a branch open or close its day, begin or end an emergency, or take a configuration. It lapses after 60 s (emergency), 5 min, or never (configuration)',
    roles: admins,
    body: LinkOrder,
    value: Order,
    status: 201,
  },
  orders: {
    summary: 'What this head office asked of a branch and what came of it, the latest first; 100 at most',
    roles: leads,
    value: Type.Array(Order),
  },
  branches: {
    summary: 'The branches that are let in to this head office and those that ask, the latest first',
    roles: admins,
    value: Type.Array(Branch),
  },
  approveBranch: {
    summary: 'Let in the branch that shows this code, in place of the key that its centre had before',
    roles: admins,
    body: empty,
    value: Branch,
  },
  removeBranch: {
    summary: 'Shut a branch out; what it has brought stays',
    roles: admins,
    value: empty,
  },
  uplink: {
    summary: 'How this centre’s server stands to its head office',
    roles: leads,
    value: Type.Object({
      state: Type.Enum(uplinkStates),
      code: nullable(Type.String({ description: 'what is to be let in at the head office, while it waits' })),
      seq: nullable(Seq),
      at: nullable(Time),
      detail: nullable(Type.String()),
      held: Type.Boolean({
        description: 'it was put back to a copy, and does nothing before the head office was asked',
      }),
    }),
  },
  goOn: {
    summary:
      'A centre that was put back to a copy goes on without what came after it. Its log says so first, with the event that the copy ends with; the numbers of that day pass over 200. Where the head office has more of the log it takes nothing of what is written from then on (`forked`)',
    roles: admins,
    body: empty,
    value: empty,
  },
} as const satisfies { readonly [name: string]: Route };
