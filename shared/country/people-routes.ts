import { type Static, Type } from 'typebox';
import { staffRoles } from '../access.ts';
import { NewPassword } from '../route-bodies.ts';
import { admins, anyone, closed, empty, Id, nullable, type Route } from '../route-parts.ts';

/** The HTTP routes of people who are kept once for many centres (method and path: country-paths.ts and link-paths.ts). */

/** Somebody works in so many centres at most; a branch is sent so many people at most. */
export const placesAtMost = 1000;
export const peopleAtMost = 5000;

const Login = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9._@-]+$' });
const Name = Type.String({ minLength: 1, maxLength: 100 });
const Version = Type.String({ pattern: '^[0-9a-f]{64}$' });
/** Which list of people a branch has: `none` = nobody, `unknown` = it does not know. */
export const PeopleDigest = Type.String({ pattern: '^(none|unknown|[0-9a-f]{64})$' });

/** Somebody as a branch is sent them: never with a second factor's secret, only with whether they have one. */
export const SentPerson = Type.Object({
  id: Id,
  user: Login,
  name: Name,
  role: Type.Enum(staffRoles),
  passwordHash: Type.String({ minLength: 1, maxLength: 1000 }),
  active: Type.Boolean(),
  mustChange: Type.Boolean(),
  secondFactor: Type.Boolean(),
  version: Version,
});
export type SentPerson = Static<typeof SentPerson>;

/** `in-force`: as it is kept here; `changing`: there in another state; `waiting`: not there yet; `taken`: the name to sign in with is somebody else's there. */
export const placeStates = ['in-force', 'changing', 'waiting', 'taken'] as const;
export type PlaceState = (typeof placeStates)[number];

const Place = Type.Object({ centre: Id, role: Type.Enum(staffRoles) }, closed);
const Places = Type.Array(Place, { minItems: 1, maxItems: placesAtMost });

const CountryPerson = Type.Object({
  id: Id,
  user: Type.String(),
  name: Type.String(),
  active: Type.Boolean(),
  mustChange: Type.Boolean({ description: 'they have not chosen a password of their own yet' }),
  secondFactor: Type.Boolean(),
  kept: Type.Boolean({
    description:
      'false = they were ended, or the head office does not know them (it was put back to a copy), and are still in force somewhere',
  }),
  ended: Type.Boolean({ description: 'they go wherever a branch still has them, once it is heard' }),
  seenAt: nullable(Type.String({ description: 'last heard of at the head office, ISO 8601; null = never' })),
  places: Type.Array(
    Type.Object({
      centre: Id,
      role: nullable(Type.Enum(staffRoles, { description: 'null = they are to end there' })),
      state: Type.Enum(placeStates),
    }),
  ),
});

export const countryPeopleRoutes = {
  countryPeople: {
    summary:
      'At a head office: the people who are kept once for many centres, with where each is in force; those who were ended stand there until every branch has said so. A head office that was put back to a copy ends nobody unknown to it. For administrators of no one centre',
    roles: admins,
    value: Type.Array(CountryPerson),
  },
  addCountryPerson: {
    summary:
      'Keep somebody for many centres: a role in each. They choose a password of their own at the head office before they come in at a branch',
    roles: admins,
    status: 201,
    body: Type.Object({ user: Login, name: Name, password: NewPassword, places: Places }, closed),
    value: empty,
  },
  editCountryPerson: {
    summary:
      'Change somebody in all their centres; who loses a role, or is given another password, is signed out there',
    roles: admins,
    body: Type.Object(
      {
        name: Type.Optional(Name),
        password: Type.Optional(NewPassword),
        active: Type.Optional(Type.Boolean()),
        places: Type.Optional(Places),
        secondFactor: Type.Optional(
          Type.Literal(false, {
            description: 'takes off the one of the head office; that of a branch is taken off there',
          }),
        ),
      },
      { ...closed, minProperties: 1 },
    ),
    value: empty,
  },
  removeCountryPerson: { summary: 'End somebody in all their centres', roles: admins, value: empty },
} as const satisfies { readonly [name: string]: Route };

export const linkPeopleRoutes = {
  linkPeople: {
    summary:
      'A branch says which people of the head office it has, and by which list; is sent all of them where that is not the last, and who is to end. By the key of a branch',
    roles: anyone,
    body: Type.Object(
      {
        digest: PeopleDigest,
        people: Type.Array(Type.Object({ id: Id, login: Login, name: Name, version: nullable(Version) }, closed), {
          maxItems: peopleAtMost,
        }),
      },
      closed,
    ),
    value: Type.Object({ digest: PeopleDigest, people: nullable(Type.Array(SentPerson)), ended: Type.Array(Id) }),
  },
} as const satisfies { readonly [name: string]: Route };
