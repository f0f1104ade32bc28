import { Type } from 'typebox';
import { closed } from '../schema-parts.ts';
import { dutyNames } from './duties.ts';

const Id = Type.String({ minLength: 1, maxLength: 64 });

/** What stands with a person: their duties, the department they are of, and the official who they are. */
export const dutyFields = {
  duties: Type.Array(Type.Enum([...dutyNames]), { uniqueItems: true, maxItems: dutyNames.length }),
  department: Type.Union([Id, Type.Null()], { description: 'whose cases they answer or lead' }),
  official: Type.Union([Id, Type.Null()], { description: 'a complaint about this official is not theirs' }),
};

/** What the duties of somebody come to with the cases of a centre. */
export const Duties = Type.Object(
  {
    /** The departments whose cases they look after. */
    departments: Type.Array(Id, { maxItems: 100 }),
    /** Leads those departments. */
    lead: Type.Boolean(),
    /** Takes cases in and says where they go. */
    registrar: Type.Boolean(),
    /** [CS27] Fills in with applicants, and does nothing else with cases. */
    helps: Type.Boolean(),
    /** Looks after all that the authorities do. */
    oversees: Type.Boolean(),
    /** The official who they are: a complaint about them is not theirs. */
    official: Type.Union([Id, Type.Null()]),
  },
  closed,
);
