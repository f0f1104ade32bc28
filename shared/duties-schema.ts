import { Type } from 'typebox';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ minLength: 1, maxLength: 64 });

/** What somebody of the staff does with cases. */
export const Duties = Type.Object(
  {
    /** The departments whose cases they look after. */
    departments: Type.Array(Id, { maxItems: 100 }),
    /** Leads those departments. */
    lead: Type.Boolean(),
    /** Takes cases in and says where they go. */
    registrar: Type.Boolean(),
    /** Looks after all that the authorities do. */
    oversees: Type.Boolean(),
    /** The official who they are: a complaint about them is not theirs. */
    official: Type.Union([Id, Type.Null()]),
  },
  closed,
);
