import { type Static, Type } from 'typebox';
import { closed } from '../schema-parts.ts';

const inLanguages = (maxLength: number) =>
  Type.Record(Type.String({ pattern: '^[a-z]{2,3}$' }), Type.String({ maxLength }));

/** What a visitor may want to know of a service before coming; what is absent is not known. `Service.documents` says what to bring. */
export const Passport = Type.Object(
  {
    /** What it is for. */
    purpose: Type.Optional(inLanguages(2000)),
    /** Who may ask for it. */
    eligible: Type.Optional(inLanguages(2000)),
    /** How long it takes until there is an answer. */
    time: Type.Optional(inLanguages(600)),
    price: Type.Optional(inLanguages(600)),
    /** The laws and rules that it stands on. */
    legal: Type.Optional(inLanguages(2000)),
    links: Type.Optional(
      Type.Array(
        Type.Object(
          { name: inLanguages(200), address: Type.String({ pattern: '^https?://[^\\s<>"]+$', maxLength: 500 }) },
          closed,
        ),
        { maxItems: 20 },
      ),
    ),
  },
  closed,
);
export type Passport = Static<typeof Passport>;
