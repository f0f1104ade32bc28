/** What somebody of the staff does beside calling visitors. */
export const dutyNames = [
  'register',
  'answer',
  'lead',
  'oversee',
  'help',
  'approve',
  'assess',
  'assist',
  'calls',
] as const;
export type Duty = (typeof dutyNames)[number];

/** What their duties come to with cases. */
export interface Duties {
  readonly departments: readonly string[];
  readonly lead: boolean;
  readonly registrar: boolean;
  readonly oversees: boolean;
  readonly official: string | null;
}

/** Of somebody who has nothing to do with cases. */
export const noDuties: Duties = { departments: [], lead: false, registrar: false, oversees: false, official: null };
