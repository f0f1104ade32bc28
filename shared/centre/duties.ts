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
  'visit',
] as const;
export type Duty = (typeof dutyNames)[number];

/** What their duties come to with the cases of a centre. */
export interface Duties {
  readonly departments: readonly string[];
  /** Leads those departments. */
  readonly lead: boolean;
  /** Takes cases in and says where they go. */
  readonly registrar: boolean;
  /** [CS27] Fills in with applicants, and does nothing else with cases. */
  readonly helps: boolean;
  /** Looks after all authorities. */
  readonly oversees: boolean;
  /** The official who they are, if they are one: a complaint about them is not theirs. */
  readonly official: string | null;
}
