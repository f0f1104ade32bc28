import { Type } from 'typebox';
import { securityKinds, staffRoles } from './access.ts';
import { dutyFields } from './centre/duties-schema.ts';
import { LabelBody } from './labels.ts';
import { NewPassword } from './route-bodies.ts';
import { admins, closed, empty, Id, leads, nullable, type Route, Time } from './route-parts.ts';

/** The HTTP routes of people, programs and the security log (method and path: paths.ts). */

const UserBody = Type.Object({
  id: Id,
  user: Type.String(),
  name: Type.String(),
  role: Type.Enum(staffRoles),
  centre: nullable(Type.String()),
  counters: nullable(Type.Array(Id)),
  counterNames: nullable(
    Type.Array(nullable(LabelBody), {
      description:
        'what these counters are called, in the same order; what the configuration has dropped as it was called last',
    }),
  ),
  ...dutyFields,
  active: Type.Boolean(),
  secondFactor: Type.Boolean(),
  national: Type.Boolean({ description: 'kept at the head office: not changed here' }),
});

const SeenUserBody = Type.Object({
  ...UserBody.properties,
  seenAt: nullable(Type.String({ description: 'last heard of, ISO 8601; null = has never signed in' })),
});

/** Which centre somebody is let into; by an administrator of all centres. */
const UserCentre = Type.Optional(nullable(Id));

const Login = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9._@-]+$' });

export const peopleRoutes = {
  users: { summary: 'The people', roles: leads, value: Type.Array(SeenUserBody) },
  addUser: {
    summary: 'Add somebody',
    roles: admins,
    status: 201,
    body: Type.Object(
      {
        user: Login,
        name: Type.String({ minLength: 1, maxLength: 100 }),
        role: Type.Enum(staffRoles),
        password: NewPassword,
        counters: Type.Optional(nullable(Type.Array(Id, { maxItems: 500 }))),
        ...Type.Partial(Type.Object(dutyFields)).properties,
        centre: UserCentre,
      },
      closed,
    ),
    value: UserBody,
  },
  editUser: {
    summary: 'Change somebody; a new password, role or centre signs them out everywhere',
    roles: admins,
    body: Type.Object(
      {
        name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
        role: Type.Optional(Type.Enum(staffRoles)),
        password: Type.Optional(NewPassword),
        counters: Type.Optional(nullable(Type.Array(Id, { maxItems: 500 }))),
        ...Type.Partial(Type.Object(dutyFields)).properties,
        active: Type.Optional(Type.Boolean()),
        centre: UserCentre,
        signOut: Type.Optional(Type.Literal(true, { description: 'ends their sessions, but for the one that asks' })),
        secondFactor: Type.Optional(Type.Literal(false, { description: 'takes it off, for a person who has lost it' })),
      },
      { ...closed, minProperties: 1 },
    ),
    value: UserBody,
  },
  removeUser: {
    summary: 'Remove somebody',
    roles: admins,
    value: empty,
  },
  tokens: {
    summary: 'The API tokens, without their secrets',
    roles: admins,
    value: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        role: Type.Enum(staffRoles),
        centre: nullable(Type.String()),
        createdAt: Time,
        seenAt: nullable(Time),
      }),
    ),
  },
  addToken: {
    summary: 'Make a token; its secret is shown this once',
    roles: admins,
    status: 201,
    body: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 100 }),
        role: Type.Enum(staffRoles),
        centre: Type.Optional(nullable(Id)),
      },
      closed,
    ),
    value: Type.Object({ id: Id, token: Type.String() }),
  },
  security: {
    summary: 'Who came in, who tried, and what was changed of who may: the latest first, before a line if one is given',
    roles: admins,
    query: Type.Object({ before: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })) }, closed),
    value: Type.Array(
      Type.Object({
        seq: Type.Integer(),
        at: Time,
        lastAt: Time,
        times: Type.Integer(),
        what: Type.Enum(securityKinds),
        who: nullable(Type.String()),
        address: nullable(Type.String()),
        centre: nullable(Type.String()),
        about: nullable(Type.String()),
      }),
    ),
  },
  removeToken: { summary: 'Revoke a token', roles: admins, value: empty },
} as const satisfies { readonly [name: string]: Route };
