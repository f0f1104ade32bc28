import { Type } from 'typebox';
import { chosenWays } from '../notices/notices.ts';
import { closed } from '../schema-parts.ts';
import { finForm } from './fin.ts';

/** What is asked of an authority in writing, and how who asks is reached. */

const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' });

export const Contact = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    phone: Type.Optional(Type.String({ pattern: '^\\+[0-9]{7,15}$' })),
    email: Type.Optional(
      Type.String({ maxLength: 254, pattern: '^[^\\s@,;<>"]{1,64}@[^\\s@,;<>"]+\\.[^\\s@,;<>"]+$' }),
    ),
    address: Type.Optional(Type.String({ minLength: 1, maxLength: 300, description: 'where letters go' })),
    by: Type.Optional(
      Type.Enum(chosenWays, {
        description: 'told by this way first; the number or address that it needs is given too (`letter`: `address`)',
      }),
    ),
  },
  closed,
);

export const CaseAsked = {
  kind: Id,
  topic: Type.Optional(Id),
  form: Type.Optional(Id),
  answers: Type.Optional(Type.Record(Id, Type.Unsafe<unknown>({}), { maxProperties: 100 })),
  contact: Type.Optional(Contact),
  language: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}$' })),
  against: Type.Optional(Id),
  /** [PV4] Who applies, as their card, a portal or staff who saw the document say. */
  proof: Type.Optional(Type.Object({ fin: Type.String({ pattern: finForm.source }) }, closed)),
};
