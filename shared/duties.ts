import type { Static } from 'typebox';
import type { Duties as Schema } from './duties-schema.ts';

/** What somebody of the staff does with cases. */
export type Duties = Static<typeof Schema>;

/** Of somebody who has nothing to do with cases. */
export const noDuties: Duties = { departments: [], lead: false, registrar: false, oversees: false, official: null };
