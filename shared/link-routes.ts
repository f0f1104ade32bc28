import { Type } from 'typebox';
import { batchLimits, uplinkStates } from './link.ts';
import { admins, anyone, closed, empty, Id, leads, nullable, type Route, Text, Time } from './route-parts.ts';

/** The HTTP routes of the link between branches and their head office (method and path: link-paths.ts). */

const Seq = Type.Integer({ minimum: 0, description: 'the number of an event in its log' });
const Hash = Type.String({ pattern: '^([0-9a-f]{64})?$', description: 'SHA-256 in hex; empty before the first event' });

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
    }),
  ),
});

export const linkRoutes = {
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
      },
      closed,
    ),
    value: Type.Object({ seq: Seq, hash: Hash, now: Time }),
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
    }),
  },
} as const satisfies { readonly [name: string]: Route };
