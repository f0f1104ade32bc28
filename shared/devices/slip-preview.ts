import { type Static, Type } from 'typebox';
import { LocalText } from '../centre/centre.ts';
import { closed, LocalName } from '../schema-parts.ts';
import { SlipLayout } from './slip-schema.ts';

/** What stands on a slip that is looked at before it is printed: a draft's own texts, and a wait that is made up. */
export const SlipPreview = Type.Object(
  {
    language: Type.String({ pattern: '^[a-z]{2,3}$' }),
    /** The width that is printed: paper of 80 or of 58 mm. */
    dots: Type.Union([Type.Literal(576), Type.Literal(384)]),
    /** The centre's languages, the first of which stands in for what is not translated. */
    languages: Type.Array(Type.String({ pattern: '^[a-z]{2,3}$' }), { minItems: 1, maxItems: 20 }),
    name: LocalName,
    text: LocalText,
    service: LocalName,
    number: Type.String({ minLength: 1, maxLength: 20 }),
    /** A privilege, with what proves it. */
    privilege: Type.Optional(Type.Object({ name: LocalName, proof: LocalText }, closed)),
    /** How it is laid out; absent = as usual. */
    slip: Type.Optional(SlipLayout),
    /** What to bring for the service, and where it is served. */
    documents: Type.Optional(Type.Array(LocalText, { maxItems: 100 })),
    place: Type.Optional(LocalName),
    /** So many people that the wait has no upper end. */
    full: Type.Boolean(),
  },
  closed,
);
export type SlipPreview = Static<typeof SlipPreview>;
