import { Type } from 'typebox';
import { factorRules, staffRoles } from './access.ts';
import { NewPassword } from './route-bodies.ts';
import { anyone, anyStaff, closed, empty, Id, leads, nullable, type Route } from './route-parts.ts';

/** The HTTP routes of signing in and out, and of a second factor (method and path: paths.ts). */

const FactorCode = Type.String({
  minLength: 6,
  maxLength: 40,
  description: 'of the second factor: six digits of the app, or a recovery code',
});

const Confirmed = Type.Object({ password: Type.String({ minLength: 1, maxLength: 200 }), code: FactorCode }, closed);

const Recovery = Type.Object({ recovery: Type.Array(Type.String()) });

const SessionBody = Type.Object({
  user: Type.Object({
    id: Id,
    login: Type.String(),
    name: Type.String(),
    role: Type.Enum(staffRoles),
    centre: nullable(Type.String()),
    counters: nullable(Type.Array(Id)),
    mustChange: Type.Boolean(),
    mustEnrol: Type.Boolean({ description: 'a second factor is to be set up before anything else' }),
  }),
});

export const sessionRoutes = {
  signIn: {
    summary: 'Sign in: sets the session cookie',
    roles: anyone,
    body: Type.Object(
      {
        user: Type.String({ minLength: 1, maxLength: 64 }),
        password: Type.String({ minLength: 1, maxLength: 200 }),
        code: Type.Optional(FactorCode),
      },
      closed,
    ),
    value: SessionBody,
  },
  session: { summary: 'Who is signed in', roles: anyStaff, value: SessionBody },
  signOut: { summary: 'Sign out', roles: anyStaff, value: empty },
  changePassword: {
    summary: 'Change your own password; signs you out everywhere else',
    roles: anyStaff,
    body: Type.Object({ old: Type.String({ maxLength: 200 }), new: NewPassword }, closed),
    value: empty,
  },
  secondFactor: {
    summary: 'Your own second factor, or what to give an authenticator app to set one up',
    roles: leads,
    value: Type.Object({
      rule: Type.Enum(factorRules),
      recoveryLeft: nullable(Type.Integer()),
      offer: nullable(Type.Object({ secret: Type.String(), address: Type.String() })),
    }),
  },
  turnOnSecondFactor: {
    summary: 'Set up a second factor; the recovery codes are shown this once, your other sessions end',
    roles: leads,
    body: Confirmed,
    value: Recovery,
  },
  turnOffSecondFactor: { summary: 'Do without a second factor again', roles: leads, body: Confirmed, value: empty },
  renewRecovery: {
    summary: 'New recovery codes in place of those before, shown this once',
    roles: leads,
    body: Confirmed,
    value: Recovery,
  },
} as const satisfies { readonly [name: string]: Route };
