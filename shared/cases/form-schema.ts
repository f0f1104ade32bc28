import { type Static, Type } from 'typebox';
import { LocalText } from '../centre/centre.ts';
import { closed, Id, LocalName } from '../schema-parts.ts';

/**
 * [FO1] A form is a document: what is asked, a step at a time, in each language, and when. The schema holds the shape;
 * `shared/cases/form-check.ts` holds what refers to what, `shared/cases/form.ts` which questions show and whether they are answered well.
 */

export const fieldTypes = [
  'text',
  'long',
  'choice',
  'choices',
  'date',
  'money',
  'number',
  'phone',
  'email',
  'fin',
  'address',
  'person',
  'people',
  'consent',
] as const;
export type FieldType = (typeof fieldTypes)[number];

const Value = Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean()]);
/** What one field has to be; exactly one of the four. */
const Test = Type.Object(
  {
    field: Id,
    is: Type.Optional(Value),
    in: Type.Optional(Type.Array(Value, { minItems: 1, maxItems: 100 })),
    not: Type.Optional(Value),
    /** Whether there is an answer at all. */
    filled: Type.Optional(Type.Boolean()),
  },
  closed,
);
/** When a field shows: one test, or all or any of several. */
const Condition = Type.Union([
  Test,
  Type.Object({ all: Type.Array(Test, { minItems: 1, maxItems: 20 }) }, closed),
  Type.Object({ any: Type.Array(Test, { minItems: 1, maxItems: 20 }) }, closed),
]);
export type FieldTest = Static<typeof Test>;
export type Condition = Static<typeof Condition>;

export const FormField = Type.Object(
  {
    id: Id,
    type: Type.Unsafe<FieldType>(Type.Union(fieldTypes.map((type) => Type.Literal(type)))),
    label: LocalName,
    hint: Type.Optional(LocalText),
    required: Type.Optional(Type.Boolean()),
    /** Absent = always. It looks at fields before this one only. */
    show: Type.Optional(Condition),
    /** Of a text its letters, of a number itself, of money qəpik, of a list how many. */
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    /** What a text has to match as a whole: a regular expression. */
    pattern: Type.Optional(Type.String({ maxLength: 200 })),
    options: Type.Optional(
      Type.Array(Type.Object({ id: Id, name: LocalName }, closed), { minItems: 1, maxItems: 200 }),
    ),
    /** Where its value may come from, as `identity.surname`. */
    source: Type.Optional(Type.String({ pattern: '^[a-z]+\\.[a-z]+$', maxLength: 60 })),
    /** Whether a value that came from there cannot be changed. */
    lock: Type.Optional(Type.Boolean()),
    /** Whether it is shown to none but those who work on it. */
    sensitive: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type FormField = Static<typeof FormField>;

export const Form = Type.Object(
  {
    id: Id,
    version: Type.Integer({ minimum: 1, maximum: 999_999 }),
    name: LocalName,
    /** Whether staff alone answer it: it need not ask how somebody is reached. */
    ofStaff: Type.Optional(Type.Boolean()),
    steps: Type.Array(
      Type.Object({ id: Id, title: LocalName, fields: Type.Array(FormField, { minItems: 1, maxItems: 100 }) }, closed),
      { minItems: 1, maxItems: 50 },
    ),
  },
  closed,
);
export type Form = Static<typeof Form>;
